/**
 * The tables, by owner. `cdk/` makes them on AWS and `local/` on one machine, both from this one description.
 * Every item has a string partition key `pk` and a string sort key `sk`; the layout of keys is in `keys.ts`.
 */
export interface TableDescription {
  /** The logical name; the deployed name comes from the environment variable `envVar`. */
  readonly name: 'applications' | 'archive' | 'fingerprints'
  readonly envVar: string
  readonly indexes: readonly { readonly name: string; readonly pk: string; readonly sk: string }[]
}

export const tables = {
  applications: {
    name: 'applications',
    envVar: 'ZHIYAN_APPLICATIONS_TABLE',
    // META items only carry these two attributes, so the index holds one row an application.
    indexes: [{ name: 'byQueue', pk: 'queue', sk: 'queueOrder' }],
  },
  archive: { name: 'archive', envVar: 'ZHIYAN_ARCHIVE_TABLE', indexes: [] },
  fingerprints: { name: 'fingerprints', envVar: 'ZHIYAN_FINGERPRINTS_TABLE', indexes: [] },
} as const satisfies Record<string, TableDescription>
