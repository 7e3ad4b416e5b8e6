import { integer, text, uuid } from '../wire/values.js';

/** The attributes that say what to run. */
export const targetShape = {
  function_alias: text.nullish().describe('Wins over function_id.'),
  function_id: uuid.nullish(),
  function_version: integer(0).nullish().describe('Default 0, the latest code.'),
};
