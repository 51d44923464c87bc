import { buildArchive, type SampleArchiveFile } from './archive.ts'
import type { SampleCase } from './cases/sample-case.ts'

/**
 * The sample applications, earlier seasons first. A file's bytes are drawn when `build` is first called (about 0.3 s each);
 * the drawing code with its font is loaded only here, so that a server without samples never loads it.
 */
export const sampleCases = async (): Promise<readonly SampleCase[]> => (await import('./cases.ts')).cases

/** The archive files that belong to the sample applications. */
export const sampleArchive = (): readonly SampleArchiveFile[] => buildArchive()
