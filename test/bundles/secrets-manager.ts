import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Puts the one client that bundles take from Lambda's runtime where Node finds it from the bundle. It knows one secret: no local
 * engine has Secrets Manager.
 */
export const withSecret =
  (arn: string, value: string) =>
  (folder: string): void => {
    const client = join(folder, 'node_modules', '@aws-sdk', 'client-secrets-manager')
    mkdirSync(client, { recursive: true })
    writeFileSync(join(client, 'package.json'), JSON.stringify({ type: 'module', main: 'index.js' }))
    writeFileSync(
      join(client, 'index.js'),
      `export class SecretsManager {
        async getSecretValue({ SecretId }) {
          if (SecretId !== ${JSON.stringify(arn)}) throw new Error('no such secret')
          return { SecretString: ${JSON.stringify(value)} }
        }
      }`,
    )
  }
