import { parseArgs } from 'node:util'
import { simulate } from './simulate.ts'

/**
 * `npm run simulate -- [--applications 500] [--seed 1]`: seasons of invented applications, honest ones and those in which one achievement is
 * used as it can not be. Prints what was found as one line of JSON; progress goes to stderr.
 */
const { values } = parseArgs({
  options: {
    applications: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean' },
  },
})
const [applications, seed] = [Number(values.applications), Number(values.seed)]
if (!Number.isInteger(applications) || applications < 1 || !Number.isInteger(seed)) {
  console.error('usage: npm run simulate -- [--applications N] [--seed S]')
  process.exit(2)
}
const onProgress = (done: number, all: number, reads: number) => {
  if (done % 250 === 0 || done === all) console.error(`${done} of ${all} applications, ${reads} reads each`)
}
console.log(JSON.stringify(await simulate({ applications, seed, onProgress })))
