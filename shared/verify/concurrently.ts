export { concurrently } from '#domain/concurrently'
