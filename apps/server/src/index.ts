export { createHost, type Host, type HostOptions } from './host/create-host.js';
export { readSettings, SettingsError } from './settings/read-settings.js';
export type { Settings } from './settings/settings-table.js';
export { StartError } from './start/start-error.js';
