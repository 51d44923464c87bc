/** `zhiyan archive --help`. */
export const archiveUsage = `用法: npx zhiyan archive <命令> … [--data DIR] [--json]

  import 文件 --dataset 名称 [--kind 类型] [--department 名称] [--trust A|B|C] [--complete 类型:范围:起-止] [--rejected 文件.csv] [--commit]
        导入 CSV、TSV、XLSX 或 JSON；默认只试算并列出差异与影响，--commit 才写入；中断后重复同一命令即续写
        --trust A 主管部门数据 · B 单位审核（默认） · C 摘自以往申报（不能声明完整）
  diff 文件 --dataset 名称 [--out 文件.json]       文件与档案库逐项比较，并列出受影响的申报
  diff --dataset 名称 --from N [--to M]            两个快照之间的差异（0 为空）
  undo --dataset 名称 [--to N] [--commit]          恢复到第 N 版（默认上一版）；恢复本身也是一版，可再恢复
  correct 记录编号 --field 项 --new 内容 [--old 现内容] --why 依据 --who 更正人 [--commit]
                                                   更正一条记录的一项；此后再导入同一文件不会改回
  complete [类型:范围:起-止 …] --dataset 名称 [--withdraw 类型:范围:起-止] [--commit]
                                                   声明或撤回完整范围；只有完整范围内才会说“未找到”
  stats [--dataset 名称]                           档案库概况；指明数据集时列出它的各版
  search 名称或编号                                按编号或全名查找记录
  match 查询.json|.csv|.xlsx [--kind 类型] [--candidates N] [--out 文件.json]
                                                   逐项查找成果对应的记录，列出得分构成（默认每项至多 3 条）

类型: award 奖项 · patent 专利 · project 项目 · paper 论文 · software 软著 · standard 标准 · journal 期刊 · book 著作 ·
      issue 期刊目录 · retraction 撤稿声明 · integrity 失信登记 · education 继续教育学时 · title-certificate 职称证书
退出码: 0 完成 · 2 用法错误 · 3 文件无法读取或没有可用的行 · 4 档案库正被写入、已变动或不能恢复 · 5 部分查询行无法读取`
