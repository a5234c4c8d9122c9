/** Smallest bucket, and the size from which buckets grow by steps instead of doubling; bytes. */
const smallest = 512;
const largestDoubled = 32 * 1024;

/** The bucket for `size` bytes: 512, 1024, … 32 KiB, then multiples of 32 KiB. Sizes tell little of what is inside. */
export function bucketFor(size: number): number {
  if (size > largestDoubled) return Math.ceil(size / largestDoubled) * largestDoubled;
  let bucket = smallest;
  while (bucket < size) bucket *= 2;
  return bucket;
}
