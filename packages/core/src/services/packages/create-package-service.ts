import type { Context } from '../context.js';
import type { PackageService } from './package-service.js';
import { stagePackage } from './package-store.js';
import { sweepPackages } from './package-sweep.js';

export function createPackageService(context: Context): PackageService {
  return {
    stage: (content) => stagePackage(context, content),
    sweep: () => sweepPackages(context),
  };
}
