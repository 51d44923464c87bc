/** Pairs of characters of which a slip never turns one into the other; a series of patents does. */
export const opposites: readonly string[] =
  '上下 左右 前后 内外 高低 大小 正负 冷热 干湿 东西 南北 长短 快慢 升降 进出 阴阳 单双 有无 横纵 横竖 粗细 软硬 轻重 厚薄 深浅 强弱 早晚 雌雄 公母 父母 男女 老幼 甲乙 甲丙 乙丙 甲丁 乙丁 丙丁 酸碱 增减 加减 开关 送取 吸排 收发 主从 主副 主辅 正反 动静 固液 气液 固气 红蓝 红绿 蓝绿 黑白 春秋 夏冬 春夏 秋冬'.split(
    ' ',
  )
