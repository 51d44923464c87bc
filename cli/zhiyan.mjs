#!/usr/bin/env node
// Started by npx or npm, this runs under the Node that package.json pins; started by hand, under whatever `node` is there.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`职验需要 Node 24 以上，当前是 ${process.version}。请用 npx zhiyan … 或 npm run … 启动。`)
  process.exit(2)
}
const { main } = await import('./main.ts')
process.exitCode = await main(process.argv.slice(2))
