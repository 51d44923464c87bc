#!/usr/bin/env node
// Started by npx or npm in the project's folder, this runs under the Node that package.json pins. Started from elsewhere it runs under
// whatever `node` is there, and when that is too old hands itself over to the pinned one.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const pathOf = (relative) => fileURLToPath(new URL(relative, import.meta.url))

const handOver = (node) => {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  // A terminal sends Ctrl-C to both: this one waits, so that the prompt comes back when the work is put away. A kill reaches this one alone.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal]
  })
}

if (Number(process.versions.node.split('.')[0]) >= 24) {
  const { main } = await import('./main.ts')
  process.exitCode = await main(process.argv.slice(2))
} else {
  const pinned = ['../node_modules/node/bin/node', '../node_modules/node/bin/node.exe'].map(pathOf).find(existsSync)
  if (pinned) handOver(pinned)
  else {
    console.error(`职验需要 Node 24 以上，当前是 ${process.version}。请先在职验的文件夹里执行 npm ci。`)
    process.exitCode = 2
  }
}
