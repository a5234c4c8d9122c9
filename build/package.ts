import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AfterPackContext, build, DIR_TARGET, Platform } from 'electron-builder';
import { buildIfChanged } from './build.ts';
import { findPackageFaults } from './check-package.ts';
import { builderConfigFile } from './package-fuses.ts';
import { projectRoot } from './vite-config.ts';

interface PackOptions {
  /** The built project. */
  readonly projectDir: string;
  readonly platform: Platform;
  /** Folder for what is made; below it comes one folder named after the system. */
  readonly output: string;
  /** An unpacked Electron; without it electron-builder takes the one of its cache, or downloads it. */
  readonly electronDist?: string;
}

/** Where electron-builder puts the fuses: the executable, or on macOS the bundle, where @electron/fuses finds them. */
function executableOf({ appOutDir, packager, electronPlatformName }: AfterPackContext): string {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === 'darwin') return path.join(appOutDir, `${productFilename}.app`);
  if (electronPlatformName === 'win32') return path.join(appOutDir, `${productFilename}.exe`);
  const named = 'executableName' in packager ? packager.executableName : undefined;
  return path.join(appOutDir, typeof named === 'string' ? named : productFilename);
}

/**
 * Packs the built program for one system, unpacked and unsigned, and looks at what came out.
 * Throws when it is not what may be shipped. @returns the folder of the packed program.
 */
export async function packProgram({
  projectDir,
  platform,
  output,
  electronDist,
}: PackOptions): Promise<string> {
  const packed: AfterPackContext[] = [];
  await build({
    projectDir,
    targets: platform.createTarget(DIR_TARGET),
    publish: 'never',
    config: {
      extends: path.join(projectDir, builderConfigFile),
      directories: { output },
      ...(electronDist === undefined ? {} : { electronDist }),
      // Fuses are flipped after this, so that only the finished folder can be looked at.
      afterPack: context => {
        packed.push(context);
      },
    },
  });
  const [context] = packed;
  if (context === undefined || packed.length > 1) throw new Error('not exactly one program was packed');
  const faults = await findPackageFaults({
    projectDir,
    resources: context.packager.getResourcesDir(context.appOutDir),
    executable: executableOf(context),
  });
  if (faults.length > 0) throw new Error(`not to be shipped:\n${faults.join('\n')}`);
  return context.appOutDir;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildIfChanged();
  const folder = await packProgram({
    projectDir: projectRoot,
    platform: Platform.current(),
    output: path.join(projectRoot, 'dist'),
  });
  console.log(`packed into ${folder}`);
}
