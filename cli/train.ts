import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sketchLanguage } from './train-language.ts'
import { isForTraining, readLanguageLines, readTrainingRecords, trainingFolder } from './training-records.ts'

/**
 * `npm run train -- --seed 1 [--data DIR]`: makes `shared/match/features/language.json` and `shared/match/model.json` anew. The same seed and data make the
 * same files. Half of the records, chosen by a hash of their ids, is kept out of both: `npm run bench -- siblings` measures on it.
 */
const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, data: { type: 'string' } } })
const folder = trainingFolder(values.data)
if (folder === undefined) {
  process.stderr.write(
    'the archives to train on are not here (../shared/data, or the folder of --data): the shipped model stays as it is\n',
  )
  process.exit(3)
}
const records = readTrainingRecords(folder).filter(isForTraining)
const languageFile = join(import.meta.dirname, '..', 'shared', 'match', 'features', 'language.json')
const language = `${JSON.stringify(
  sketchLanguage([...readLanguageLines(folder), ...records.flatMap(({ titles }) => titles)]),
  undefined,
  2,
)}\n`
if (readFileSync(languageFile, 'utf8') !== language) writeFileSync(languageFile, language)
// The features read the sketch when they are loaded, so they are loaded after it has been written.
const { writeMatchModel } = await import('./train-model.ts')
const { verdicts } = writeMatchModel(folder, records, Number(values.seed))
process.stderr.write(`same from ${verdicts.same} bits, review from ${verdicts.review}\n`)
