import 'server-only';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { env, need } from '@/lib/kernel/env';
import { newId } from '@/lib/kernel/ids';
import { MEDIA_KEY } from './rules';

/** Where the files of photos lie. A key is written once and never again with other content. */
export type MediaStorage = {
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /** @returns null when there is no such file. */
  get(key: string): Promise<ReadableStream<Uint8Array> | null>;
  /** A file that is gone already is fine. */
  remove(key: string): Promise<void>;
};

/** A key comes from an address sooner or later, so every storage asks again. */
function checked(key: string): string {
  if (!MEDIA_KEY.test(key)) throw new Error(`not the key of a photo: ${JSON.stringify(key)}`);
  return key;
}

export function diskStorage(folder: string): MediaStorage {
  const pathOf = (key: string) => join(folder, checked(key));
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      // Renamed when whole: nobody is ever served half a photo, not even after a power cut.
      const draft = `${path}.${newId('new')}`;
      await writeFile(draft, bytes, { flush: true });
      await rename(draft, path);
    },
    async get(key) {
      const file = await open(pathOf(key)).catch(gone);
      return file && (Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>);
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

function gone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}

export type S3Settings = {
  bucket: string;
  /** Without it, Amazon's own for the region. */
  endpoint?: string | undefined;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** Amazon S3, or what speaks its protocol: MinIO, Ceph, R2. The bucket may be private: the shop hands the files on. */
export function s3Storage({
  bucket,
  endpoint,
  region,
  accessKeyId,
  secretAccessKey,
}: S3Settings): MediaStorage {
  // Loaded when it is asked for: most shops keep their photos on disk.
  const opened = import('@aws-sdk/client-s3').then((sdk) => ({
    sdk,
    client: new sdk.S3Client({
      region,
      credentials: { accessKeyId, secretAccessKey },
      // A bucket as part of the host name needs a certificate and DNS that small servers do not have.
      ...(endpoint && { endpoint, forcePathStyle: true }),
      // Checksums that only Amazon's own servers know are left out.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    }),
  }));
  return {
    async put(key, bytes, type) {
      const { sdk, client } = await opened;
      await client.send(
        new sdk.PutObjectCommand({ Bucket: bucket, Key: checked(key), Body: bytes, ContentType: type }),
      );
    },
    async get(key) {
      const { sdk, client } = await opened;
      try {
        const found = await client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: checked(key) }));
        return found.Body?.transformToWebStream() ?? null;
      } catch (error) {
        if (error instanceof sdk.NoSuchKey) return null;
        throw error;
      }
    },
    async remove(key) {
      const { sdk, client } = await opened;
      await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: checked(key) }));
    },
  };
}

let known: MediaStorage | undefined;
/** The shop's own, as its settings say: a bucket when one is named, otherwise a folder below DATA_DIR. */
export function mediaStorage(): MediaStorage {
  if (known) return known;
  const {
    MEDIA_S3_BUCKET: bucket,
    MEDIA_S3_ENDPOINT: endpoint,
    MEDIA_S3_REGION: region = 'us-east-1',
  } = env();
  known = bucket
    ? s3Storage({
        bucket,
        endpoint,
        region,
        accessKeyId: need('MEDIA_S3_ACCESS_KEY_ID'),
        secretAccessKey: need('MEDIA_S3_SECRET_ACCESS_KEY'),
      })
    : diskStorage(resolve(/* turbopackIgnore: true */ env().DATA_DIR ?? '.data', 'media'));
  return known;
}
