/** The part of the Storage Buckets API that is used here; the DOM types of the compiler do not know it yet. */
interface Buckets {
  keys(): Promise<readonly string[]>;
  open(
    name: string,
    options: { readonly durability: 'strict'; readonly persisted: boolean },
  ): Promise<{ readonly indexedDB: IDBFactory }>;
  delete(name: string): Promise<void>;
}

/** The part of a worker's global scope that is used here. */
interface StorageScope {
  readonly indexedDB: IDBFactory;
  readonly navigator: object & { readonly storageBuckets?: Buckets };
}

/** NEVER change: the database that was made again lies in it. */
const bucketName = 'drogowskaz';

/** The first call of a damaged store fails and makes Chromium put it right; only what fails again is lost. */
const attempts = 3;

async function opens(factory: IDBFactory): Promise<boolean> {
  for (let left = attempts; left > 0; left--) {
    const isAnswered = await factory.databases().then(
      () => true,
      () => false,
    );
    if (isAnswered) return true;
  }
  return false;
}

/**
 * The IndexedDB of this origin; or that of a storage bucket, where Chromium can open the first no more. It does so for
 * ever once the manifest of its LevelDB is gone: every call fails, also the one that would delete the database. The
 * bucket is a store of its own, and the journal fills it. It is removed when the first can be opened again.
 */
export async function usableIndexedDb({ indexedDB, navigator }: StorageScope): Promise<IDBFactory> {
  const buckets = navigator.storageBuckets;
  const isGood = await opens(indexedDB);
  if (buckets === undefined) return indexedDB;
  try {
    const hasBucket = (await buckets.keys()).includes(bucketName);
    if (isGood) {
      if (hasBucket) await buckets.delete(bucketName);
      return indexedDB;
    }
    const bucket = await buckets.open(bucketName, { durability: 'strict', persisted: true });
    return (await opens(bucket.indexedDB)) ? bucket.indexedDB : indexedDB;
  } catch (error) {
    // A browser that refuses buckets, or a disk that cannot hold one: what can be said is said by the first store.
    if (error instanceof DOMException) return indexedDB;
    throw error;
  }
}
