import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'

export interface StoredObject {
  readonly bytes: Uint8Array
  readonly metadata: Readonly<Record<string, string>>
}

export interface ListedObject {
  readonly key: string
  readonly etag: string
}

export type Objects = ReturnType<typeof openBucket>

/** What a JSON object holds; undefined when there is none under the key. */
export const getJson = async (objects: Pick<Objects, 'get'>, key: string): Promise<unknown> => {
  const stored = await objects.get(key)
  return stored && JSON.parse(Buffer.from(stored.bytes).toString('utf8'))
}

/** Above this an object goes up in parts of this size: a part that fails is sent again, not the whole. The local engine takes at most 11 MB. */
const partBytes = 8 * 1024 * 1024

/** One bucket. */
export const openBucket = (s3: S3Client, bucket: string) => ({
  bucket,

  async put(
    key: string,
    body: Uint8Array | string,
    contentType: string,
    metadata?: Record<string, string>,
  ): Promise<void> {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body
    const target = { Bucket: bucket, Key: key, ContentType: contentType, ...(metadata && { Metadata: metadata }) }
    if (bytes.byteLength > partBytes) await putInParts(s3, target, bytes)
    else await s3.send(new PutObjectCommand({ ...target, Body: bytes }))
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

interface Target {
  readonly Bucket: string
  readonly Key: string
  readonly ContentType: string
  readonly Metadata?: Record<string, string>
}

const putInParts = async (s3: S3Client, target: Target, bytes: Uint8Array): Promise<void> => {
  const { Bucket, Key } = target
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(target))
  try {
    const parts = []
    for (let at = 0; at < bytes.byteLength; at += partBytes) {
      const PartNumber = at / partBytes + 1
      const Body = bytes.subarray(at, at + partBytes)
      const { ETag } = await s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }))
      parts.push({ PartNumber, ETag })
    }
    await s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts: parts } }))
  } catch (cause) {
    await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
    throw cause
  }
}
