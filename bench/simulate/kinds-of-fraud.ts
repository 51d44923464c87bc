/**
 * The patterns of fraud and error (docs of the domain, part 4), and the stories that play each. A pattern without a story says why: then the
 * product has no rule for it.
 */
export const kindsOfFraud: Readonly<Record<string, readonly string[] | { readonly none: string }>> = {
  '业绩转售/代写': [
    'a row sold twice',
    'a row sold twice, sentences changed',
    'a row sold to twelve',
    'a row copied inside a unit',
    'a summary sold twice',
  ],
  'LLM-written 业绩描述/总结': ['the phrases of a machine'],
  套刊: ['an issue that was never printed so'],
  '假刊/非法刊': ['a periodical of no office'],
  '论文买卖/代写; 论文工厂': ['a paper sold twice'],
  '一稿多投/重复发表/拆分发表': ['one paper in two journals'],
  挂名: ['a name that is not on the list'],
  '专利买卖/变更发明人': ['an inventor who came later', 'a patent bought from afar'],
  非正常专利: ['a patent that was filed for its own sake', 'a model and an invention of one creation'],
  未授权冒充授权: ['an application shown as a grant'],
  '同一项目多人"第一完成人"': ['two first', 'two first, a year and a committee apart', 'one work of everybody'],
  更改排名: ['a better place than the list gives', 'one place twice', 'a place beyond the team'],
  '拆分项目/一项多填': [
    'one thing in two rows',
    'a project and its prize',
    'two grades of one prize',
    'one project number in two rows of work',
  ],
  重复使用上一级职称业绩: ['used for a granted title'],
  假证书: [
    'a certificate with another name on it',
    'a patent number that nobody gave out',
    'a registration of another year',
    'a prize that the whole list has not',
  ],
  项目金额造假: ['a contract of a third of the sum'],
  时间倒挂: ['accepted before it began', 'granted before it was filed'],
  '单位造假/挂靠': ['insured by a stranger'],
  业绩报告雷同: ['a report sold twice, a third rewritten', 'a report sold to nine'],
  学时造假: ['hours that do not add up'],
}
