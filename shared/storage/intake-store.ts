import { randomUUID } from 'node:crypto'
import type { S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { isApplicationId } from '#domain/application-id'
import { Terminal } from '#domain/failure'
import type { Intake } from '#domain/ports'
import { uploadKey, uploadPrefix } from './keys.ts'
import { openBucket } from './objects.ts'

export interface PreparedUpload {
  readonly url: string
  /** Form fields to send before the file, as they are. */
  readonly fields: Readonly<Record<string, string>>
  readonly key: string
  /** Until when S3 takes it; never later than S3's own clock says. */
  readonly expiresAt: string
}

export interface IntakeStore extends Intake {
  /** A form with which a browser uploads one file straight to S3. S3 refuses more than `maxUploadBytes`. */
  createUpload(applicationId: string, name: string): Promise<PreparedUpload>
  /** Stores the bytes under `uploadId`; the same upload twice is one object. */
  put(applicationId: string, uploadId: string, name: string, bytes: Uint8Array): Promise<string>
  keys(): AsyncIterable<string>
}

/** A bundle of scans at 300 dpi has about 1 MB a page; the largest bundles seen have 150 pages. */
export const maxUploadBytes = 200 * 1024 * 1024
const uploadSeconds = 15 * 60
/** Metadata has 2 KB, and a Chinese character has nine bytes in it. */
const maxNameLength = 120

/** A presigned PUT would sign the checksum of an empty body, and could not limit the size: a POST does both right. */
export const createIntakeStore = (s3: S3Client, bucket: string): IntakeStore => {
  const objects = openBucket(s3, bucket)
  const keyOf = (applicationId: string, uploadId: string) => {
    if (!isApplicationId(applicationId)) throw new Terminal('not an application id')
    return uploadKey(applicationId, uploadId)
  }
  return {
    async createUpload(applicationId, name) {
      const key = keyOf(applicationId, randomUUID())
      const expiresAt = new Date(Date.now() + uploadSeconds * 1000).toISOString()
      const { url, fields } = await createPresignedPost(s3, {
        Bucket: bucket,
        Key: key,
        Expires: uploadSeconds,
        Fields: { 'Content-Type': 'application/pdf', 'x-amz-meta-name': encodeName(name) },
        Conditions: [['content-length-range', 1, maxUploadBytes]],
      })
      return { url, fields, key, expiresAt }
    },

    async put(applicationId, uploadId, name, bytes) {
      const key = keyOf(applicationId, uploadId)
      await objects.put(key, bytes, 'application/pdf', { name: encodeName(name) })
      return key
    },

    async read(key) {
      const stored = await objects.get(key)
      // S3 reads its own writes, so an object that is not there has been deleted since its event.
      if (!stored) throw new Terminal('the uploaded object is not there')
      return { bytes: stored.bytes, name: decodeURIComponent(stored.metadata.name ?? '') }
    },

    async *keys() {
      for await (const { key } of objects.list(uploadPrefix)) yield key
    },
  }
}

const encodeName = (name: string): string => encodeURIComponent([...name].slice(-maxNameLength).join('').toWellFormed())
