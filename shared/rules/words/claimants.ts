import type { CertificateKind } from '#domain/form'
import type { OtherClaim, RankConflict } from '../facts.ts'
import { levelWords, sayDate, saySpan, sentences } from './format.ts'
import type { WordsOf } from './rule-words.ts'

const who = ({ person, committee, season }: OtherClaim): string => `${person}（${committee}，${season}）`

const rankOf = (rank: string): string => rank || '未注明'

const conflict = (facts: RankConflict): string => {
  switch (facts.is) {
    case 'same-rank':
      return `${who(facts.other)}对同一成果也申报第 ${facts.rank} 位，位次相同`
    case 'total-differs':
      return `本件申报总人数 ${facts.own} 人，${who(facts.other)}申报 ${facts.others} 人，相差较大`
    case 'rank-beyond-total':
      return `申报排名第 ${facts.rank}，大于总人数 ${facts.total}`
    case 'more-people-than-total':
      return `已有 ${facts.people} 人申报该成果，多于所报总人数 ${facts.total}`
  }
}

const certificateWords: Readonly<Record<CertificateKind, string>> = {
  'invention-patent': '发明专利证书',
  'utility-patent': '实用新型专利证书',
  'design-patent': '外观设计专利证书',
  'patent-acceptance': '专利受理通知书',
  'patent-publication': '专利公布文本',
  software: '软件著作权登记证书',
  award: '获奖证书',
  title: '职称证书',
  degree: '学历学位证书',
  training: '培训证明',
  'unit-notice': '单位证明',
  'project-contract': '项目合同（任务书）',
  'project-acceptance': '项目验收材料',
  paper: '论文首页',
  standard: '标准文本',
  other: '证书',
}

const splitWays = {
  number: '的项目编号或合同号相同',
  source: '为成果与其来源项目（专利）',
  parent: '属同一上级项目',
  awards: '为同一项目的不同奖项或等级',
} as const

export const claimantWords: WordsOf<
  'DUP-001' | 'DUP-002' | 'CLM-001' | 'CLM-002' | 'CLM-003' | 'CLM-004' | 'CLM-005' | 'REU-001' | 'REU-002'
> = {
  'DUP-001': {
    statement: ({ by, title, page, otherPage }) =>
      `第 ${page} 页与第 ${otherPage} 页的“${title}”${by === 'key' ? '标识相同' : '名称、年份与类型相同'}，疑似重复填报，请核对。`,
    blindTo: ['名称和编号均不同的同一成果', '同一项目的项目、奖项、专利之间的关系'],
  },
  'DUP-002': {
    statement: ({ way, title, other, page, otherPage, number }) =>
      sentences([
        `第 ${page} 页“${title}”与第 ${otherPage} 页“${other}”${splitWays[way]}${number ? `（${number}）` : ''}`,
        '疑似同一成果分作两项，是否可分别计算待核',
      ]),
    blindTo: ['没有编号且名称写法不同的项目与成果', '本系列条件是否允许奖项、专利与其项目分别计算'],
  },
  'CLM-001': {
    statement: (other) =>
      `${who(other)}对同一成果也申报为第一完成人（对方：${rankOf(other.rank)}；本件：${rankOf(other.ownRank)}），待核实各自位次。`,
    blindTo: ['没有编号且名称写法不同的同一成果', '尚未上传的申报件'],
  },
  'CLM-002': {
    statement: ({ others, agreesWithArchive }) =>
      sentences([
        `同一成果另有 ${others.length} 人申报：${others.map((other) => `${who(other)}${rankOf(other.rank)}`).join('，')}`,
        // Each is laid beside this application alone: among themselves they may well contradict each other.
        agreesWithArchive ? '与本件位次不矛盾，本件与档案一致' : '与本件位次未见矛盾',
      ]),
    blindTo: ['各人的实际贡献'],
  },
  'CLM-003': {
    statement: (facts) => `${conflict(facts)}，请核对。`,
    blindTo: ['未注明排名的申报'],
  },
  'CLM-004': {
    statement: ({ person, committee, season, kind, number, numberIs, likeness, isSameScan, people }) =>
      sentences([
        `${certificateWords[kind]}${number ? `（${number}）` : ''}${people === undefined ? '' : `另见于 ${people} 人的申报件，其中`}也附在${person}（${committee}，${season}）的申报件中：除姓名外文字${likeness === 1 ? '相同' : '基本相同'}，姓名处各为本人`,
        number
          ? `该编号${numberIs === 'own' ? '应只对应一份证书' : '可能为同一奖项或项目的各完成人共用'}`
          : '双方未读出相同编号，仅名称相同',
        ...(isSameScan ? ['两页图像在姓名以外与同一次扫描的副本相符'] : []),
        '疑似同一证书用于不同人员，待核对原件',
      ]),
    blindTo: [
      '编号与名称均未读出的证书',
      '姓名未能识别的扫描页',
      '培训、单位证明等仅姓名不同的统一格式材料',
      '尚未上传的申报件',
    ],
  },
  'CLM-005': {
    statement: ({ person, committee, season, listed, complete }) =>
      sentences([
        `${person}（${committee}，${season}）也申报同一成果，双方未见共同单位或共同项目`,
        `档案所列完成人（${listed} 人${complete ? '' : '，名单未声明完整'}）中未见本件申报人，待核实`,
      ]),
    blindTo: ['没有档案记录的成果', '借调、合作等未写明的单位关系'],
  },
  'REU-001': {
    statement: ({ season, level, cutOff, title, page }) =>
      sentences([
        `本人 ${season} 年度${level ? `申报${levelWords[level]}职称` : '申报'}已获通过，其材料第 ${page} 页列有同一成果“${title}”`,
        ...(cutOff ? [`该次申报时间截止为 ${sayDate(cutOff)}`] : []),
        '疑似重复使用，待核实',
      ]),
    blindTo: ['未进入系统的历年申报', '没有编号且名称写法不同的同一成果'],
  },
  'REU-002': {
    statement: ({ date, place, grantedOn, lower, upper }) => {
      const when = `成果时间为 ${sayDate(date)}`
      if (place === 'after') return `${when}，晚于本次截止（${upper ? saySpan(upper) : '未知'}），待核实。`
      const bound = lower
        ? lower.source === 'grant-date'
          ? `上次申报时间截止未知，现职称授予于 ${sayDate(grantedOn ?? lower.latest)}`
          : `上次申报时间截止为 ${saySpan(lower)}`
        : `本次截止为 ${upper ? saySpan(upper) : '未知'}`
      return place === 'before' ? `${when}；${bound}，疑在可用时间之前，待核实。` : `${when}；${bound}，先后待核。`
    },
    blindTo: ['未注明性质的日期', '本系列对截止时间的专门规定'],
  },
}
