import type { FormField } from '#domain/form'
import { toLabel } from '#text/normalise'

/** What the form asks of the person and of the application, by the labels of the national, Shandong, Guangdong and Guangxi forms. */
export const fieldLabels = [
  ['name', /^(?:申报人|申请人|被推荐人|本人)?姓名(?:\(?(?:签名|签字)\)?)?$|^申报人$/],
  ['formerName', /^曾用名$/],
  ['sex', /^性别$/],
  ['birth', /^出生(?:年月日?|日期|时间)$/],
  ['residentId', /^(?:居民)?身份证(?:件)?(?:号码?)?$|^公民身份号码$|^(?:有效)?证件号码?$|^身份证号码?$/],
  [
    'unit',
    /^(?:现)?(?:工作|申报|所在|用人|推荐|任职)单位(?:名称|\(?盖章\)?)?$|^单位(?:名称)?(?:\(?盖章\)?)?$|^现?所在单位$/,
  ],
  ['unitCreditCode', /统一社会信用代码|^(?:单位)?信用代码$|^组织机构代码$/],
  [
    'presentTitle',
    /^(?:现任?|现有|现具有|现聘|已取得)(?:的)?(?:专业技术)?(?:职务|资格|职称)(?:任职资格|资格|名称)?(?:及(?:取得|获得)?(?:资格)?时间)?$|^现任?专业技术(?:职务|资格)(?:\(?职称\)?)?(?:任职资格)?(?:及.*时间)?$|^职称$/,
  ],
  [
    'grantedOn',
    /^(?:(?:现任?)?(?:专业技术)?(?:职务|任职资格|资格|职称)(?:取得|获得|批准|授予|评定)?|现职称)?(?:取得|获得|批准|授予|通过|评定|取得资格)(?:资格|职称)?(?:的)?(?:时间|日期|年月)$/,
  ],
  ['titleScope', /^(?:职称|资格)?证书适用范围$|^适用范围$/],
  ['titleApprover', /^现任?专业技术(?:职务|资格)+(?:任职资格)?批准(?:机关|单位|部门)$/],
  ['presentSpecialty', /^(?:现职称|现任职务|现任|现从事|从事|职称)专业$/],
  [
    'target',
    /^(?:拟?申报|拟评|评审|申请|拟晋升|推荐|报评)(?:的)?(?:专业技术)?(?:资格|职务|职称)(?:任职资格|资格|名称)?$|^(?:拟评|评审|申报)专业技术(?:职务|资格)(?:任职资格)?$|^申报(?:何)?(?:专业技术)?任职资格$/,
  ],
  ['targetLevel', /^(?:拟评|申报|评审|拟申报)(?:资格|职称)?(?:级别|层级|等级)$/],
  ['targetSeries', /^(?:拟评|申报|评审|拟申报)?(?:职称|职务)?系列(?:名称)?$/],
  ['targetSpecialty', /^(?:拟评|申报|评审|拟申报)(?:的)?专业(?:名称)?$/],
  ['route', /^(?:申报|评审|申请)(?:方式|类型|类别|形式|途径)$/],
  ['exceptional', /^是否(?:申请)?破格(?:申报)?$/],
  ['previousApplication', /^(?:上一次|上次|最近一次|前一次)申报(?:时间|日期|年月)$/],
  [
    'directBasis',
    /^直接申报(?:的)?(?:依据|条件|理由|类型|情形)$|^直报(?:依据|条件|类型)$|^(?:破格\/直接|直接\/破格)申报(?:依据|条件|理由|类型)$/,
  ],
  ['firstApplication', /^是否(?:第一次|首次)申报(?:职称)?$|^首次申报$/],
  ['origin', /^(?:个人)?身份性质$|^人员(?:来源|性质)$/],
  ['regionalReview', /^(?:是否)?参加乡村振兴定向评价$|^是否(?:参加)?定向评价(?:、?定向使用)?$/],
  ['workPlace', /^(?:单位|工作)(?:所在地|地址|地点|所在地区)$|^(?:申报人)?工作所在地$/],
  ['specialty', /^专业(?:名称)?$/],
  ['filledOn', /^(?:填表|填报|填写)(?:时间|日期)$/],
  ['coverDate', /^(?:时间|日期)$/],
] as const satisfies readonly (readonly [string, RegExp])[]

export type FieldName = (typeof fieldLabels)[number][0]

/** Sections whose 姓名 and 单位 are somebody else's. */
const ofOthers = /^证书$|意见|家庭|推荐人|证明人|评审组织|指导/

/** Fields of the person, in printed order, with the name of what they hold. A blank or 无 holds nothing, nor does what could not be read. */
export const namedFields = (fields: readonly FormField[]): readonly (FormField & { readonly is: FieldName })[] =>
  fields.flatMap((field) => {
    const label = toLabel(field.label)
    const is = fieldLabels.find(([, regex]) => regex.test(label))?.[0]
    const value = field.value.trim()
    return is === undefined || ofOthers.test(field.section) || /^(?:无|\/|-|—|〓)?$/.test(value)
      ? []
      : [{ ...field, value, is }]
  })
