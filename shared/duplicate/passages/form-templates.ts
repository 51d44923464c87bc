import texts from './form-texts.json' with { type: 'json' }
import { createTemplates, joinTemplates, type Templates } from './templates.ts'

let opened: Templates | undefined

/** Print of the blank forms; read at the first question. */
export const formTemplates = (): Templates => {
  opened ??= createTemplates(texts)
  return opened
}

/** The forms, policy documents given as text, and what was learnt from the applications: all that a text is freed of before it is compared. */
export const templatesWith = (policyTexts: readonly string[], ...learnt: readonly Templates[]): Templates =>
  joinTemplates(formTemplates(), createTemplates(policyTexts), ...learnt)
