import type { Policy } from '#domain/policy'

/** 桂人社 notice of 2025-11-04, in force from 2026-01-01. */
const notice = '《关于进一步做好我区职称工作的通知》第六条'

/**
 * Guangxi. The unified cut-off of 2026 is set each year by the department and is not public yet: it stands here as the end of the year, not
 * confirmed, so that no warning above blue can rest on it. An administrator confirms it by a new version of this table.
 */
export const guangxiPolicy: Policy = {
  version: 'guangxi-2026.1',
  cutOffs: [
    {
      season: '2026',
      region: '广西',
      series: '*',
      level: '*',
      seniority: '2026-12-31',
      achievements: '2026-12-31',
      confirmed: false,
      clause: `${notice}：至申报当年规定的统一时间截止（2026 年的日期尚未公布）`,
    },
  ],
  // The years are general national practice; each series' own 评审条件 may ask for others, and a higher degree for fewer.
  seniority: [
    {
      from: 'technician',
      to: 'assistant',
      series: '*',
      years: 1,
      confirmed: false,
      clause: '国家通行规定：员级、助理级多以认定取得，年限随学历而异',
    },
    {
      from: 'assistant',
      to: 'middle',
      series: '*',
      years: 4,
      yearsWithDegree: { master: 2, doctor: 0 },
      confirmed: true,
      clause: '国家通行规定：本科，取得助理级职称满 4 年；具体以本系列评审条件为准',
    },
    {
      from: 'middle',
      to: 'associate',
      series: '*',
      years: 5,
      yearsWithDegree: { doctor: 2 },
      confirmed: true,
      clause: '国家通行规定：本科，取得中级职称满 5 年；博士满 2 年；具体以本系列评审条件为准',
    },
    {
      from: 'associate',
      to: 'full',
      series: '*',
      years: 5,
      confirmed: true,
      clause: '国家通行规定：取得副高级职称满 5 年；具体以本系列评审条件为准',
    },
  ],
}
