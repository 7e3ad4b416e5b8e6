import { group, lazy } from '../command/command.js';

/** Every command. Each noun is a file of its own that is read only when it is named, so that help appears at once. */
export const rootCommands = group({
  summary: 'Versioned functions: publish code, name versions, run them.',
  examples: [
    'runtime list',
    'function create --runtime python3 --name hello --file main.py',
    'function execution create --function hello --input \'{"name": "you"}\'',
  ],
  children: {
    runtime: lazy({
      summary: 'What executes packages: python3, nodejs and others.',
      verbs: 'list, create, show, update, delete, pool',
      load: async () => (await import('./runtime.js')).runtimeCommands,
    }),
    function: lazy({
      summary: 'Code that can be changed, its versions, and its runs.',
      verbs:
        'list, create, show, update, delete, download, detach, scaleup, scaledown, version, alias, execution, worker',
      load: async () => (await import('./function.js')).functionCommands,
    }),
    job: lazy({
      summary: 'What runs on a schedule.',
      verbs: 'list, create, show, update, delete',
      load: async () => (await import('./job.js')).jobCommands,
    }),
    webhook: lazy({
      summary: 'URLs that run functions.',
      verbs: 'list, create, show, update, delete, invoke',
      load: async () => (await import('./webhook.js')).webhookCommands,
    }),
    completion: lazy({
      summary: 'Completion for shells.',
      verbs: 'bash, zsh, fish',
      load: async () => (await import('./completion.js')).completionCommands,
    }),
  },
});
