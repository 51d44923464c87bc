/**
 * Words that stand for one another in titles of one series, by hand: what the trained scorer is measured on. Training itself draws its words
 * from the archive, so that no word of these groups is learnt.
 */
export const wordGroups: readonly (readonly string[])[] = [
  '大鼠 小鼠 家兔 比格犬 食蟹猴',
  '玉米 水稻 小麦 大豆 甘蔗 木薯 花生 油菜 棉花 烟草',
  '肝癌 肺癌 胃癌 肠癌 乳腺癌 前列腺癌 卵巢癌 宫颈癌 胰腺癌',
  '城市 农村 乡村 城镇 社区',
  '企业 政府 高校 医院 银行',
  '上市公司 中小企业 家族企业 国有企业 民营企业',
  '高温 低温 常温 高压 低压',
  '桉树 杉木 马尾松 毛竹',
  '猪 牛 羊 鸡 鸭 鱼',
  '柑橘 芒果 荔枝 龙眼 香蕉 火龙果',
  '铝 铜 锌 锰 镍 钛',
  '钢筋 钢管 木结构 混凝土',
  '上肢 下肢 手部 足部',
  '糖尿病 高血压 冠心病 哮喘 肥胖',
  '壮族 瑶族 苗族 侗族 毛南族 京族',
  '越南 泰国 缅甸 老挝 柬埔寨 马来西亚',
  '明代 清代 宋代 唐代 民国',
  '股票 债券 期货 基金 外汇',
  '供应商 零售商 制造商 经销商',
  '顾客 员工 股东 供应商',
  '煤炭 石油 天然气 电力',
  '公路 铁路 航空 水运',
  '小学 初中 高中 大学',
  '老年 青年 儿童 女性',
  '上游 中游 下游',
  '左侧 右侧 双侧',
  '抑制剂 激动剂 拮抗剂',
  '语文 数学 英语 物理 化学',
  '短期 长期 中期',
  '线性 非线性',
  '内部 外部',
  '东部 西部 中部',
  '蛋白 基因 抗体 细胞 病毒',
  '金融 贸易 教育 医疗 旅游 农业 工业 物流',
  '定价 融资 投资 采购 库存',
  '风险 绩效 成本 质量 效率',
  '创新 创业 转型 升级',
  '治疗 诊断 预防 预测',
  '促进 抑制',
  '单目标 多目标',
  '静态 动态',
  '直接 间接',
  '国内 国际 区域 全球',
].map((line) => line.split(' '))

const bySize = wordGroups
  .flatMap((group) => group.map((word) => ({ word, group })))
  .toSorted((a, b) => b.word.length - a.word.length)

/** The longest words of the groups that the title holds, with what may stand in their place. */
export const groupedWords = (
  title: string,
): readonly { readonly at: number; readonly word: string; readonly others: readonly string[] }[] =>
  bySize.flatMap(({ word, group }) => {
    // A single character is a word only between others that are not part of it: 牛 in 牛肉 would do, 锌 in 锌指 would not.
    const at = word.length > 1 ? title.indexOf(word) : -1
    return at < 0 ? [] : [{ at, word, others: group.filter((other) => other !== word) }]
  })
