import { expect, test } from 'vitest'
import { readCertificates } from '#form/certificates'
import { tableOf, text } from '#test/pdf/draw-pdf'
import { formOf } from './draw-form.ts'
import { anApplicationOf, aPage, pagesOf } from './form-fixtures.ts'

const fieldsOf = (...lines: readonly string[]) => {
  const [certificate] = readCertificates(pagesOf(aPage(lines)))
  return (
    certificate && {
      kind: certificate.kind,
      ...Object.fromEntries(certificate.fields.map(({ label, value }) => [label, value])),
    }
  )
}

const patent2025 = [
  '第 1 页 (共 1 页)',
  '证书号第7668232号',
  '发 明 专 利 证 书',
  '发明名称：一种海上风机基础、拖航及安装方法',
  '专利权人：甲科工股份有限公司',
  '地址：100071 北京市丰台区',
  '发 明 人：张某翔;张某波',
  '赵某琢',
  '专 利 号：ZL 2020 1 0430096.0',
  '授权公告号：CN 111472379 B',
  '专利申请日：2020年05月20日',
  '授权公告日：2025年01月14日',
  '申请日时申请人：甲重工股份有限公司',
  '申请日时发明人：张某翔;张某波',
  '赵某琢',
]

test('the 2025 layout of a patent certificate, with wrapped inventors and those at filing', () => {
  expect(fieldsOf(...patent2025)).toEqual({
    kind: 'invention-patent',
    发明名称: '一种海上风机基础、拖航及安装方法',
    专利权人: '甲科工股份有限公司',
    地址: '100071 北京市丰台区',
    发明人: '张某翔;张某波;赵某琢',
    专利号: 'ZL 2020 1 0430096.0',
    授权公告号: 'CN 111472379 B',
    专利申请日: '2020年05月20日',
    授权公告日: '2025年01月14日',
    申请日时申请人: '甲重工股份有限公司',
    申请日时发明人: '张某翔;张某波;赵某琢',
    证书号: '第7668232号',
  })
  const [certificate] = anApplicationOf({ certificates: [aPage(patent2025)] }).certificates
  expect(certificate).toMatchObject({
    title: '一种海上风机基础、拖航及安装方法',
    people: ['张某翔', '张某波', '赵某琢'],
    peopleAtFiling: ['张某翔', '张某波', '赵某琢'],
    owners: ['甲科工股份有限公司'],
    ownersAtFiling: ['甲重工股份有限公司'],
    dates: [
      { role: 'filed', value: '2020-05-20' },
      { role: 'granted', value: '2025-01-14' },
    ],
  })
  expect(certificate?.identifiers.map(({ scheme, key }) => [scheme, key])).toEqual([
    ['patent-application', '2020104300960'],
    ['patent-publication', '111472379'],
    ['patent-certificate', '7668232'],
  ])
})

test('the older layout puts two labels on one line and a long title on two', () => {
  const fields = fieldsOf(
    '证书号 第 4427145 号',
    '实用新型专利证书',
    '实用新型名称：一种用于丘陵山地甘蔗种植机排种与覆土联动的可调节限位装',
    '置',
    '发  明  人：覃一一、韦二二',
    '专  利  号：ZL 2022 2 0345678.3',
    '授权公告日：2023年01月13日        授权公告号：CN 218123456 U',
  )
  expect(fields).toMatchObject({
    kind: 'utility-patent',
    实用新型名称: '一种用于丘陵山地甘蔗种植机排种与覆土联动的可调节限位装置',
    发明人: '覃一一、韦二二',
    授权公告日: '2023年01月13日',
    授权公告号: 'CN 218123456 U',
    证书号: '第 4427145 号',
  })
})

test('an acceptance notice and a publication are no grants', () => {
  expect(
    fieldsOf(
      '国家知识产权局',
      '专利申请受理通知书',
      '申请号：202310123456.6',
      '申请日：2023年02月01日',
      '发文日：2023年02月03日',
    ),
  ).toMatchObject({
    kind: 'patent-acceptance',
    申请号: '202310123456.6',
  })
  expect(
    fieldsOf(
      '(19) 国家知识产权局',
      '(12) 发明专利申请',
      '(10) 申请公布号 CN 119420487 A',
      '(43) 申请公布日 2024.01.05',
      '(21) 申请号 202310123456.6',
      '(72) 发明人 覃一一 韦二二',
    ),
  ).toMatchObject({
    kind: 'patent-publication',
    申请公布号: 'CN 119420487 A',
    申请公布日: '2024.01.05',
    发明人: '覃一一 韦二二',
  })
})

test('software, award, title, degree, unit notice and acceptance', () => {
  expect(
    fieldsOf(
      '计算机软件著作权登记证书',
      '证书号：软著登字第3743440号',
      '软件名称：甘蔗管理系统 V1.0   著作权人：桂示范公司   登记号：2019SR0322683',
    ),
  ).toEqual({
    kind: 'software',
    证书号: '软著登字第3743440号',
    软件名称: '甘蔗管理系统 V1.0',
    著作权人: '桂示范公司',
    登记号: '2019SR0322683',
  })
  expect(
    fieldsOf(
      '江淮省科学技术进步奖',
      '证书',
      '为表彰在科学技术进步工作中做出贡献者,特颁发此证书。',
      '获奖项目:甘蔗收获机',
      '获 奖 者:覃一一(第2完成人)',
      '奖励等级:三等奖',
      '江淮省人民政府',
      '二〇二三年十一月十八日',
    ),
  ).toMatchObject({
    kind: 'award',
    奖励名称: '江淮省科学技术进步奖',
    获奖项目: '甘蔗收获机',
    获奖者: '覃一一(第2完成人)',
    落款单位: '江淮省人民政府',
    落款日期: '二〇二三年十一月十八日',
  })
  expect(
    fieldsOf(
      '专业技术资格证书',
      '姓    名：覃一一',
      '资格名称：工程师',
      '授予时间：2019年12月28日',
      '管理号：2015992Z7230265',
    ),
  ).toMatchObject({
    kind: 'title',
    姓名: '覃一一',
    授予时间: '2019年12月28日',
    管理号: '2015992Z7230265',
  })
  expect(
    fieldsOf(
      '毕业证书',
      '学生覃一一,性别女,于2008年九月至2012年六月在本校道路工程专业学习,准予毕业。',
      '证书编号:127531201205520264',
    ),
  ).toMatchObject({
    kind: 'degree',
    姓名: '覃一一',
    专业: '道路工程',
    证书编号: '127531201205520264',
  })
  expect(
    fieldsOf(
      '公示证明',
      '兹有我单位覃某某申报高级工程师，其申报材料于2026年3月2日至2026年3月6日在本单位公示5个工作日，期间无异议。',
    ),
  ).toMatchObject({
    kind: 'unit-notice',
    姓名: '覃某某',
    公示时间: '2026年3月2日至2026年3月6日',
    公示天数: '5个工作日',
  })
  expect(
    fieldsOf(
      '科技计划项目验收证书',
      '项目编号：桂科AB24010343',
      '项目名称：甘蔗收获机研究',
      '项目负责人：覃一一',
      '主要完成人员',
      '1 覃一一 桂示范公司 负责人',
      '2 韦二二 桂示范公司 成员',
      '验收日期：2025年3月1日',
    ),
  ).toMatchObject({
    kind: 'project-acceptance',
    项目编号: '桂科AB24010343',
    主要完成人员: '覃一一;韦二二',
    验收日期: '2025年3月1日',
  })
})

test('pages of the form, papers and prose that mention a certificate are no certificates', () => {
  expect(
    fieldsOf('专业技术资格评审申报表', '姓    名：覃一一', '发明专利证书', '专利号：ZL202310123456.6'),
  ).toBeUndefined()
  expect(fieldsOf('六、获奖情况', '2019年获发明专利证书，专利号ZL202310123456.6，见附件。')).toBeUndefined()
  expect(fieldsOf('发明专利证书', '专利号：ZL202310123456.6', '说明书'.repeat(900))).toBeUndefined()
})

test('each field has the box of its value, on the line where it stands', () => {
  const [certificate] = readCertificates(pagesOf(aPage(patent2025)))
  const number = certificate?.fields.find(({ label }) => label === '专利号')
  const line = aPage(patent2025).runs[8]
  expect(number?.bbox[1]).toBe(line?.box[1])
  expect(number?.bbox[0]).toBeGreaterThan(line?.box[0] ?? 1)
})

test('OCR pages may have lost the colon', () => {
  const [certificate] = readCertificates(
    pagesOf(aPage(['发明专利证书', '专利号 ZL 2O20 1 0430096.0', '发明人 张某翔'], { source: 'ocr' })),
  )
  expect(certificate?.fields.map(({ label, value }) => [label, value])).toEqual([
    ['专利号', 'ZL 2O20 1 0430096.0'],
    ['发明人', '张某翔'],
  ])
})

test('the first page of a specification: name below its label, classification beside the fields, published or granted', () => {
  const lines = [
    '(10)申请公布号 CN 108908229 A',
    '(21)申请号 201810675388.3 B23K 37/00(2006.01)',
    '(72)发明人 郜一一',
    '(54)发明名称',
    '一种除尘效果好的',
    '组装平台',
    '(57)摘要',
    '本发明属于计算机硬件技术领域。',
  ]
  expect(fieldsOf('(12)发明专利申请', ...lines)).toEqual({
    kind: 'patent-publication',
    申请公布号: 'CN 108908229 A',
    申请号: '201810675388.3',
    发明人: '郜一一',
    发明名称: '一种除尘效果好的组装平台',
  })
  expect(fieldsOf('(12)发明专利', '(10)授权公告号 CN 108908229 B', '(21)申请号 201810675388.3')?.kind).toBe(
    'invention-patent',
  )
})

test('a list of papers to hand in names certificates and is none', () => {
  expect(
    fieldsOf('证明证书材料复印件', '材料名称 份数 备注', '1 毕业证书、学位证书', '2 任职资格证书', '姓名：覃一一'),
  ).toBeUndefined()
  expect(fieldsOf('1 毕业证书', '学位：无')).toBeUndefined()
  expect(fieldsOf('荣誉证书', '奖')).toBeUndefined()
})

test('two people of one name in a list are two, each with a place of their own', () => {
  const twice = patent2025.map((line) => line.replace(/^赵某琢$/, '张某翔'))
  const [certificate] = anApplicationOf({ certificates: [aPage(twice)] }).certificates
  expect(certificate?.people).toEqual(['张某翔', '张某波', '张某翔'])
})

test('one winner of several, or the leader alone, is no list of people', () => {
  const certificatesOf = (...lines: readonly string[]) => anApplicationOf({ certificates: [aPage(lines)] }).certificates
  expect(
    certificatesOf('获奖证书', '获奖项目：甘蔗收获机', '获 奖 者：韦二二（第2完成人）', '授奖时间：2023年12月5日'),
  ).toMatchObject([{ kind: 'award', people: [], holder: '韦二二', dates: [{ role: 'awarded', value: '2023-12-05' }] }])
  expect(certificatesOf('获奖证书', '获奖项目：甘蔗收获机', '主要完成人：覃一一、韦二二')[0]).toMatchObject({
    people: ['覃一一', '韦二二'],
  })
  expect(certificatesOf('项目任务书', '项目编号：桂科AB24010343', '项目负责人：覃一一')[0]).toMatchObject({
    people: [],
    holder: '覃一一',
  })
})

/** As OCR gives them: sentences broken where the line is full. */
const scanned = (...lines: readonly string[]) => {
  const [certificate] = readCertificates(pagesOf(aPage(lines, { source: 'ocr' })))
  return {
    kind: certificate?.kind,
    ...Object.fromEntries((certificate?.fields ?? []).map(({ label, value }) => [label, value])),
  }
}

test('a diploma in prose, broken inside the name of the subject, with two fields and the day on shared lines', () => {
  expect(
    scanned(
      '普通高等学校',
      '毕业证书',
      '学生覃一一，性别男，1991年2月7日生，于2009年九月至2013年六月在本校水利水',
      '电工程专业四年制本科学习，修完教学计划规定的全部课程，成绩合格，准予毕业。',
      '校名：示范理工大学 校长：王示例',
      '证书编号：127531201305520264 2013年六月三十日',
    ),
  ).toEqual({
    kind: 'degree',
    姓名: '覃一一',
    性别: '男',
    出生日期: '1991年2月7日',
    入学时间: '2009年九月',
    毕业时间: '2013年六月',
    专业: '水利水电工程',
    学制: '四年',
    学历: '本科',
    校名: '示范理工大学',
    校长: '王示例',
    证书编号: '127531201305520264',
    落款日期: '2013年六月三十日',
  })
})

test('a degree in prose names its holder, subject and degree, whatever the order', () => {
  expect(
    scanned(
      '学士学位证书',
      '韦二二，女，1990年5月生。在示范大学土木工程学院土木工程专业完成了本科学习计划，',
      '业已毕业，经审核符合规定，授予工学学士学位。',
      '示范大学',
      '学位证书编号：1059342012001234',
    ),
  ).toMatchObject({
    kind: 'degree',
    姓名: '韦二二',
    性别: '女',
    专业: '土木工程',
    学位: '工学学士',
    校名: '示范大学',
    学位证书编号: '1059342012001234',
  })
})

test('what a unit proves in prose: who, which number, since when, as what, in which project', () => {
  expect(
    scanned(
      '工作证明',
      '兹证明我单位职工黄三三同志（身份证号：110105199001011237）自2010年08月起从',
      '事结构工程专业技术工作，现任项目总工。该同志在“示范市综合管廊工程”项目中担任技',
      '术负责人，特此证明。',
      '示范市建筑设计研究院有限公司',
      '2024年6月12日',
      '联系人：赵示例联系电话：0999-1234567',
    ),
  ).toEqual({
    kind: 'other',
    姓名: '黄三三',
    身份证号: '110105199001011237',
    从事时间: '2010年08月',
    从事专业: '结构工程',
    现任职务: '项目总工',
    项目名称: '示范市综合管廊工程',
    担任职务: '技术负责人',
    落款单位: '示范市建筑设计研究院有限公司',
    落款日期: '2024年6月12日',
    联系人: '赵示例',
    联系电话: '0999-1234567',
  })
})

test('training in prose and with labels', () => {
  expect(
    scanned(
      '继续教育培训合格证书',
      '覃一一同志于2023年5月10日至2023年5月20日参加示范省住房和城乡建设厅举办的',
      '“绿色建造技术”培训班学习，共计40学时，考核合格，特发此证。',
      '示范省建设教育协会',
    ),
  ).toMatchObject({
    kind: 'training',
    姓名: '覃一一',
    培训时间: '2023年5月10日至2023年5月20日',
    培训内容: '绿色建造技术',
    学时: '40学时',
    主办单位: '示范省住房和城乡建设厅',
    落款单位: '示范省建设教育协会',
  })
})

test('a title certificate in prose', () => {
  expect(
    scanned(
      '高级工程师资格证书',
      '覃一一同志于2019年12月28日经示范省工程系列高级评审委员会评审通过，具备高级工程师',
      '任职资格。',
      '管理号：2019992Z7230265',
    ),
  ).toMatchObject({
    kind: 'title',
    姓名: '覃一一',
    授予时间: '2019年12月28日',
    评审委员会: '示范省工程系列高级评审委员会',
    资格名称: '高级工程师',
  })
})

test('a scan loses colons, confuses them, runs fields together, and misreads a character of a label', () => {
  expect(
    scanned(
      '示范省专业技术资格证书',
      '姓名；覃一一 性别:男',
      '资格级别中级',
      '授予吋间：2015年12月21日',
      '资格名称：工程师证书编号：992015Z7230265',
      '评〓委员会：示范省工程技术中级评审委员会',
    ),
  ).toMatchObject({
    姓名: '覃一一',
    性别: '男',
    资格级别: '中级',
    授予时间: '2015年12月21日',
    资格名称: '工程师',
    证书编号: '992015Z7230265',
    评审委员会: '示范省工程技术中级评审委员会',
  })
})

test('a label that its column broke, and a value below its label', () => {
  expect(
    scanned('发明专利证书', '发明名称：', '一种测试装置', '专利号：ZL202010430096.0', '专利', '权人：示范科工有限公司'),
  ).toMatchObject({ 发明名称: '一种测试装置', 专利权人: '示范科工有限公司' })
})

test('a page whose heading was not read is what its labels are together; one of them alone is nothing', () => {
  expect(scanned('实用新型名称：一种测试架', '专利号：ZL202220345678.3', '授权公告日：2023年01月13日').kind).toBe(
    'utility-patent',
  )
  expect(scanned('专利号：ZL202220345678.3').kind).toBeUndefined()
})

test('a word of ours that begins a line of a sentence is no label', () => {
  const fields = scanned(
    '发明专利证书',
    '专利号：ZL202010430096.0',
    '恢复和',
    '专利权人的姓名或名称、国籍、地址变更等事项记载在专利登记簿上',
  )
  expect(fields).not.toHaveProperty('专利权人')
})

test('inventors over two lines keep the separator of their list; a name cut by the line is one name', () => {
  expect(
    fieldsOf(
      '(12)发明专利申请',
      '(43)申请公布日 2024.01.05',
      '(72)发明人 覃一一 韦二二',
      '黄三三 蒙四四',
      '(54)发明名称',
    ),
  ).toMatchObject({ 发明人: '覃一一 韦二二 黄三三 蒙四四' })
  expect(fieldsOf('发明专利证书', '专利号：ZL202010430096.0', '发明人：覃一一;韦二', '二;黄三三')).toMatchObject({
    发明人: '覃一一;韦二二;黄三三',
  })
})

test('what a certificate says in the words of its own body', () => {
  expect(
    fieldsOf('证书', '白远：', '在“岩溶隧道施工工法”项目中做出突出贡献，获广西科学技术进步奖三等奖，特颁此证。'),
  ).toMatchObject({ kind: 'award', 获奖者: '白远', 获奖项目: '岩溶隧道施工工法', 奖励等级: '三等奖' })
  expect(fieldsOf('获奖证书', '某某省交通规划设计院：', '你单位承建的某工程获优质工程奖一等奖。')).toMatchObject({
    获奖单位: '某某省交通规划设计院',
  })
  expect(fieldsOf('获奖证书', '白远  老师：', '您撰写的论文《某缺陷识别》荣获二等奖。')).toMatchObject({
    获奖者: '白远',
    获奖项目: '某缺陷识别',
  })
  expect(fieldsOf('工作证明', '兹证明某某省农业科学院白远同志参加了“某泵站工程”的设计工作。特此证明。')).toMatchObject({
    kind: 'other',
    姓名: '白远',
  })
  expect(
    fieldsOf('培训证书', '白远同志参加了某某继续教育基地举办的“绿色低碳技术”高级研修班，共计72学时。'),
  ).toMatchObject({ kind: 'training', 培训内容: '绿色低碳技术', 学时: '72学时' })
})

test('a diploma dates in the characters of its text, and its signer in brackets', () => {
  expect(
    fieldsOf(
      '成人高等教育毕业证书',
      '学生白远，性别女，于二〇〇二年三月至二〇〇五年一月在本校会计学专业函授学习，准予毕业。',
      '校名：示范大学  校（院）长：王示例',
    ),
  ).toMatchObject({ 专业: '会计学', 校名: '示范大学', '校(院)长': '王示例' })
  expect(
    fieldsOf('硕士学位证书', '白远系某某省某市人，1985年7月1日生。授予工程硕士学位。', '证书编号：Z1067432012000456'),
  ).toMatchObject({ kind: 'degree', 姓名: '白远', 学位: '工程硕士' })
})

test('short name and version of software stand under its name', () => {
  expect(
    fieldsOf(
      '计算机软件著作权登记证书',
      '软件名称：泵站监测系统',
      '[简称：监测系统]',
      'V2.1.0',
      '著作权人：某公司',
      '登记号：2019SR0322683',
    ),
  ).toMatchObject({ 软件名称: '泵站监测系统 [简称：监测系统] V2.1.0', 著作权人: '某公司' })
})

test('a list of winners keeps the mark between its names where its line broke', () => {
  expect(
    fieldsOf('科学技术奖证书', '为表彰获奖者，特颁发此证书。', '主要完成人：白远、汪然、', '龚鸣、霍青'),
  ).toMatchObject({ 主要完成人: '白远、汪然、龚鸣、霍青' })
})

test('an appointment is a proof, a letter about one is not', () => {
  expect(
    fieldsOf('关于白远等同志任职的通知', '经研究决定，聘任白远同志为设计室主任。', '某某设计院', '2019年3月15日')?.kind,
  ).toBe('other')
  expect(fieldsOf('感谢信', '近日，我院聘任的白远同志获得表扬。', '某某设计院', '2019年3月15日')).toBeUndefined()
})

test('a winner’s own certificate says the place beside the name', () => {
  const lines = [
    '江淮省科学技术进步奖',
    '证书',
    '为表彰在科学技术进步工作中做出贡献者,特颁发此证书。',
    '获奖项目:甘蔗收获机',
    '获 奖 者:覃一一(第2完成人)',
    '奖励等级:三等奖',
    '江淮省人民政府',
    '二〇二三年十一月十八日',
  ]
  const [certificate] = anApplicationOf({ certificates: [aPage(lines)] }).certificates
  expect(certificate).toMatchObject({ people: [], holder: '覃一一', holderRank: 2 })
  const [plain] = anApplicationOf({
    certificates: [aPage(lines.map((l) => l.replace('(第2完成人)', '')))],
  }).certificates
  expect(plain?.holderRank).toBeUndefined()
})

test('the sums of a contract are read where the page prints their unit', () => {
  const amounts = (...lines: readonly string[]) =>
    anApplicationOf({
      certificates: [aPage(['建设工程施工合同', '工程名称：示范大桥', '项目编号：桂科AB21234567', ...lines])],
    }).certificates[0]?.amountsYuan
  expect(amounts('合同金额：894万元')).toEqual([8_940_000])
  expect(amounts('签约合同价：人民币（大写）捌佰玖拾肆万元整（¥8,940,000.00元）')).toEqual([8_940_000])
  expect(amounts('项目经费(万元)：50')).toEqual([500_000])
  expect(amounts('合同金额：894')).toBeUndefined()
})

test('a software label centred beside its value has the name above it; a short name alone is no name', () => {
  const heading = '计算机软件著作权登记证书'
  const rest = ['著作权人：某公司', '登记号：2019SR0322683']
  const beside = '     '
  expect(fieldsOf(heading, `${beside}泵站监测系统`, '软件名称：[简称：监测系统]', 'V2.1.0', ...rest)).toMatchObject({
    软件名称: '泵站监测系统 [简称：监测系统] V2.1.0',
  })
  expect(fieldsOf(heading, `${beside}大型灌区泵站群`, '软件名称：监测系统', 'V2.1.0', ...rest)).toMatchObject({
    软件名称: '大型灌区泵站群监测系统 V2.1.0',
  })
  const unread = fieldsOf(heading, '软件名称：[简称：监测系统]', 'V2.1.0', ...rest)
  expect(unread).toMatchObject({ kind: 'software', 著作权人: '某公司' })
  expect(unread).not.toHaveProperty('软件名称')
  // The number of the certificate stands above the value, too, and is none of it.
  expect(fieldsOf(heading, `${beside}软著登字第7498465号`, '软件名称：泵站监测系统', ...rest)).toMatchObject({
    软件名称: '泵站监测系统',
  })
})

test('words of the sentence around a subject, a qualification or an organiser are no part of it', () => {
  const degree = fieldsOf(
    '硕士学位证书',
    '白远，男，1986年10月2日生。在我校完成了水利工程领域工程硕士专业学位培养计划，授予工程硕士学位。',
    '证书编号：Z1059332014000123',
  )
  expect(degree).toMatchObject({ kind: 'degree', 学位: '工程硕士' })
  expect(degree).not.toHaveProperty('专业')
  expect(
    fieldsOf(
      '职业资格证书',
      '姓名：白远',
      '本证书表明持证人通过国家统一组织的考试，取得一级建造师的职业资格。',
      '批准日期：2014年09月21日',
    ),
  ).toMatchObject({ kind: 'title', 资格名称: '一级建造师' })
  expect(
    fieldsOf(
      '结业证书',
      '白远 同志于2022年9月5日至2022年9月9日参加由某某省人力资源和社会保障厅主办的“智能制造技术”高级研修班，共40学时。',
      '2022年9月9日',
    ),
  ).toMatchObject({ kind: 'training', 主办单位: '某某省人力资源和社会保障厅', 培训内容: '智能制造技术' })
})

test('a certificate of honour is an award though it names no prize, and the project somebody took part in is read', () => {
  expect(
    fieldsOf(
      '荣誉证书',
      '白远 同志在2021年度工作中成绩突出，被评为先进工作者，特颁此证，以资鼓励。',
      '某某省农业科学院',
      '二〇二二年五月四日',
    ),
  ).toMatchObject({ kind: 'award', 获奖者: '白远', 落款单位: '某某省农业科学院' })
  expect(
    fieldsOf(
      '获奖证书',
      '白远同志：',
      '你参加的“城市综合管廊工程设计”项目，荣获2020年度优秀勘察设计一等奖。',
      '某某省勘察设计协会',
    ),
  ).toMatchObject({ kind: 'award', 获奖项目: '城市综合管廊工程设计' })
})

test('labels and values in ruled cells without a colon are fields of the certificate, those of lines said first', async () => {
  const rows = [
    ['项目名称', '甘蔗收获机切割器关键技术研究', '项目编号', '桂科AB18126011'],
    ['承担单位', '示范省农机研究院', '项目负责人', '覃示某'],
    ['验收时间', '2021年3月16日', '验收结论', '通过验收'],
  ]
  const form = await formOf([
    text(200, 780, '科技计划项目验收证书'),
    ...tableOf([50, 120, 350, 420, 550], 730, rows, 30),
    text(350, 500, '示范省科学技术厅'),
  ])
  const [certificate] = form.certificates
  expect(certificate?.kind).toBe('project-acceptance')
  const said = Object.fromEntries((certificate?.fields ?? []).map(({ label, value }) => [label, value]))
  for (const row of rows) expect(said).toMatchObject({ [row[0] ?? '']: row[1], [row[2] ?? '']: row[3] })
})
