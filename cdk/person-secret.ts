/** Tells a function where the person secret is. `preludes/person-secret.mjs` turns it into `ZHIYAN_PERSON_SECRET` at its start. */
export const personSecretArnVariable = 'ZHIYAN_PERSON_KEY_SECRET_ARN'
