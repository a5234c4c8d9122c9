import path from 'node:path';
import { contentFolder, readPackFiles } from '../../build/pack-files.ts';
import { type GuidancePack, readGuidancePack } from '../../core/pack/read-guidance-pack.ts';

/** The guidance pack shipped with the program. */
export const shippedGuidance = (): GuidancePack =>
  readGuidancePack('guidance-pl', readPackFiles(path.join(contentFolder, 'guidance-pl')));
