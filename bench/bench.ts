import { readdirSync } from 'node:fs'

/**
 * `npm run bench -- <name> [options]`: runs one benchmark against its peers and prints its figures as one line of JSON. Progress goes to
 * stderr. Each benchmark is a file of `bench/run` that exports `run`.
 */
interface Benchmark {
  readonly run: (args: readonly string[]) => Promise<object>
}

const folder = new URL('./run/', import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))

const [name = '', ...args] = process.argv.slice(2)
if (!names.includes(name)) {
  console.error(`usage: npm run bench -- ${names.join('|')} [options]`)
  process.exit(2)
}
const { run }: Benchmark = await import(new URL(`${name}.ts`, folder).href)
console.log(JSON.stringify(await run(args)))
