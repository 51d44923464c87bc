import { integrityKeys } from '#match/candidate-keys'
import type { IntegrityStores } from '#review/integrity/look-up'
import { readMetas } from './applications-store.ts'
import { applicationPk, heldPersonSk, heldWatchSk, watchPk } from './keys.ts'
import type { Table } from './table.ts'

const personPrefix = heldPersonSk('')

/** Who is asked for in the integrity register, as the claim index knows it: every applicant and unit is watched for under its key there. */
export const createIntegrityStore = (table: Table): IntegrityStores['integrity'] => ({
  registerKeys: integrityKeys,

  async personOf(applicationId) {
    const pk = applicationPk(applicationId)
    // A key that the applicant had before is `gone` until everybody has been told.
    const held = (await table.query(pk, personPrefix)).find(({ digest }) => digest !== 'gone')
    if (!held) return undefined
    const personKey = held.sk.slice(personPrefix.length)
    // Only who is known by their number is watched for in the register: a key made of name and unit is not.
    const [registerKey = ''] = integrityKeys(personKey, undefined)
    return (await table.get({ pk, sk: heldWatchSk(registerKey) })) ? personKey : undefined
  },

  async applicationsUnder(registerKey, most) {
    const items = await table.query(watchPk(registerKey), 'APP#', most + 1)
    const ids = items.map(({ line }) => JSON.parse(String(line)) as string)
    return { metas: await readMetas(table, ids.slice(0, most)), isCapped: ids.length > most }
  },
})
