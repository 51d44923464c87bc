import { GetObjectCommand, ListObjectsV2Command, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'

export interface StoredObject {
  readonly bytes: Uint8Array
  readonly metadata: Readonly<Record<string, string>>
}

export interface ListedObject {
  readonly key: string
  readonly etag: string
}

export type Objects = ReturnType<typeof openBucket>

/** One bucket. */
export const openBucket = (s3: S3Client, bucket: string) => ({
  bucket,

  async put(
    key: string,
    body: Uint8Array | string,
    contentType: string,
    metadata?: Record<string, string>,
  ): Promise<void> {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: contentType,
        ...(metadata && { Metadata: metadata }),
      }),
    )
  },

  async get(key: string): Promise<StoredObject | undefined> {
    try {
      const { Body, Metadata = {} } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
      return { bytes: (await Body?.transformToByteArray()) ?? new Uint8Array(), metadata: Metadata }
    } catch (cause) {
      if (cause instanceof NoSuchKey) return undefined
      throw cause
    }
  },

  async *list(prefix: string): AsyncGenerator<ListedObject> {
    let token: string | undefined
    do {
      const { Contents = [], NextContinuationToken } = await s3.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(token && { ContinuationToken: token }) }),
      )
      for (const { Key = '', ETag = '' } of Contents) yield { key: Key, etag: ETag }
      token = NextContinuationToken
    } while (token)
  },
})
