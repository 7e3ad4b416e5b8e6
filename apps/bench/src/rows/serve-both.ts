import type { Scene } from '../scene.js';
import { type ChildServer, startServer } from '../servers/child-server.js';

/** Our server on a data directory, and a bare one that answers the very same JSON at the same paths. */
export async function serveBoth(
  scene: Scene,
  directory: string,
  paths: readonly string[],
): Promise<{ readonly ours: ChildServer; readonly bare: ChildServer }> {
  const ours = await startServer(scene, 'our-server', { directory });
  const json: Record<string, unknown> = {};
  for (const path of paths) {
    const response = await fetch(`http://127.0.0.1:${ours.port}${path}`);
    if (!response.ok) throw new Error(`GET ${path} answered ${response.status}: ${await response.text()}`);
    json[path] = await response.json();
  }
  return { ours, bare: await startServer(scene, 'bare-server', { json }) };
}
