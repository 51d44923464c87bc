/** Worth another try: the message goes back to its queue. */
export class Retryable extends Error {
  override readonly name = 'Retryable'
}

/** No second try will help: the message goes to the dead letters at once, and a reason onto the application. */
export class Terminal extends Error {
  override readonly name = 'Terminal'
}
