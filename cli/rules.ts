import { severityWords, tagWords } from '#review/words'
import { listRules } from '#rules/catalogue'
import { type ExitCode, exits } from './usage.ts'

/** `zhiyan rules list`: what is checked, from which statements, and what each rule cannot see. */
export const rulesList = (json: boolean): ExitCode => {
  const rules = listRules()
  if (json) console.log(JSON.stringify({ rules }))
  else
    for (const rule of rules) {
      const { icon, word } = severityWords[rule.severity]
      console.log(`${icon}${word} ${rule.code} ${rule.name.zh}${rule.tag ? `（${tagWords[rule.tag]}）` : ''}`)
      console.log(`    看：${rule.inputs.join('、')}`)
      console.log(`    看不到：${rule.cannotSee}`)
    }
  return exits.clean
}
