/** What Lambda does with a bundle, in a process of its own: load `index.mjs`, then one event after the other. */
const { handler } = await import(process.argv[2])

process.on('message', async ({ id, event }) => {
  try {
    process.send({ id, result: (await handler(event)) ?? null })
  } catch (error) {
    process.send({ id, error: `${error?.name}: ${error?.message}` })
  }
})
process.send({ ready: typeof handler })
