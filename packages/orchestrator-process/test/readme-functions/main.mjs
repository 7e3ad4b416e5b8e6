// #region function
export const main = async (context, { name = 'world' }) => ({ hello: name, by: context.function_id });
// #endregion
