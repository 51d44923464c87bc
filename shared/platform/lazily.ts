/**
 * A Lambda handler that is put together when it is first called. Loading the file for its factory (a test, the local stack) then opens no
 * client and needs no environment.
 */
export const lazily = <Event, Result>(
  create: () => Promise<(event: Event) => Promise<Result>>,
): ((event: Event) => Promise<Result>) => {
  let created: ReturnType<typeof create> | undefined
  return async (event) => {
    created ??= create()
    return (await created)(event)
  }
}
