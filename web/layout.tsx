import { readFileSync } from 'node:fs'
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'

// The stylesheet is written into each page, so that a saved report stays whole without any other file.
// Our own constant, never user input: the one place where escaping is bypassed.
const style = raw(readFileSync(new URL('./style.css', import.meta.url), 'utf8'))

export const Layout = ({ title, children }: { title: string; children: Child }) => (
  <html lang="zh-CN">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <style>{style}</style>
    </head>
    <body>
      <a class="skip" href="#main">
        跳到正文
      </a>
      <header class="bar">
        <p>
          <a href="/queue">职验 · 职称评审业绩核验与风险预警</a>
        </p>
      </header>
      <main id="main">{children}</main>
    </body>
  </html>
)
