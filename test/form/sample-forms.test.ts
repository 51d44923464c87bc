import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { evalForms } from '#cli/eval-forms'
import { evalOcr } from '#cli/eval-ocr'

const folder = join(import.meta.dirname, '../../../shared/data/applications')

// The measured bars are 0.98 and 0.95; what is reached today is held.
test.skipIf(!existsSync(folder))(
  'application forms with a text layer are read (skipped without the shared data)',
  async () => {
    const score = await evalForms(folder, [
      'form-',
      'package',
      'rotate',
      'scrambled',
      'fakebold',
      'cmap-g',
      'cmap-u',
      'annot',
      'hidden',
    ])
    expect(score.fields).toBeGreaterThanOrEqual(0.995)
    expect(score.cells).toBeGreaterThanOrEqual(0.99)
    expect(score.claims).toBeGreaterThanOrEqual(0.95)
  },
)

test.skipIf(!existsSync(folder))(
  'what has no text that can be trusted is recognised in its picture, never read from its text layer',
  async () => {
    const score = await evalOcr(folder, [
      'notounicode-form-05',
      'ocrlayer',
      'scan-award-150',
      'scanhard-award',
      'scanpage-form-05',
    ])
    expect(score.files.length).toBe(5)
    expect(score.fields).toBeGreaterThanOrEqual(0.93)
    expect(score.cer).toBeLessThanOrEqual(0.04)
  },
  240_000,
)
