# #region function
def main(name="world", context=None):
    return {"hello": name, "by": context["function_id"]}
# #endregion
