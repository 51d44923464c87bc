/**
 * Runs once a cold start, before the first module of the bundle: fetches the person secret, so that it shows in no
 * configuration that `lambda:GetFunctionConfiguration` lists. The client is the one that Lambda's Node runtime brings;
 * it is the only thing that the bundles take from there. Without the variable (one machine) nothing happens.
 */
const secretId = process.env.ZHIYAN_PERSON_KEY_SECRET_ARN
if (secretId) {
  const { SecretsManager } = await import('@aws-sdk/client-secrets-manager')
  const { SecretString } = await new SecretsManager({}).getSecretValue({ SecretId: secretId })
  if (!SecretString) throw new Error('the person secret has no text')
  process.env.ZHIYAN_PERSON_SECRET = SecretString
}
