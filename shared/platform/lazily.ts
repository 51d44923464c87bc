/**
 * A Lambda handler that is put together when it is first called. Loading the file for its factory (a test, the local stack) then opens no
 * client and needs no environment. A first call that fails (a secret that could not be fetched) does not spoil the next.
 */
export const lazily = <Event, Result>(
  create: () => Promise<(event: Event) => Promise<Result>>,
): ((event: Event) => Promise<Result>) => {
  let created: ReturnType<typeof create> | undefined
  return async (event) => {
    created ??= create().catch((cause) => {
      created = undefined
      throw cause
    })
    return (await created)(event)
  }
}
