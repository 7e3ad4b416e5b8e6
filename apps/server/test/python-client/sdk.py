"""A program as users of the SDK write it: makes a function, publishes, moves an alias, runs, and cleans up. Prints what it saw."""

import io
import json
import sys
import zipfile

from keystoneauth1 import noauth, session
from qinlingclient import client as qinling
from qinlingclient.common import exceptions


def package(source):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("main.py", source)
    buffer.seek(0)
    return buffer


def output(execution):
    return json.loads(execution.result)["output"]


seen = {}
# With a session, as with Keystone: the client's own HTTP class drops what is no JSON, logs among it.
client = qinling.Client("1", sys.argv[1], session=session.Session(auth=noauth.NoAuth(endpoint=sys.argv[1])))
python3 = client.runtimes.find(name="python3")
function = client.functions.create(
    {"source": "package"}, runtime=python3.id, package=package("def main(): return 'one'"), name="sdk"
)
first = client.function_versions.create(function.id, description="the first")
client.functions.update(function.id, code={"source": "package"}, package=package("def main(): return 'two'"))
alias = client.function_aliases.create("sdk-prod", function.id, function_version=first.version_number)
seen["latest"] = output(client.function_executions.create(function.id))
seen["version"] = output(client.function_executions.create(function.id, function_version=1))
execution = client.function_executions.create(function_alias=alias.name)
seen["alias"] = output(execution)
seen["log"] = execution.id in client.function_executions.get_log(execution.id)
download = client.functions.get(function.id, download=True)
seen["download"] = zipfile.ZipFile(io.BytesIO(download.content)).read("main.py").decode()
seen["lists"] = [entry.function_version for entry in client.function_executions.list(function_id=function.id)]
try:
    client.function_versions.delete(function.id, first.version_number)
except exceptions.HTTPException as refusal:
    seen["refusal"] = [refusal.code, str(refusal)]
client.function_aliases.delete(alias.name)
client.function_versions.delete(function.id, first.version_number)
client.functions.delete(function.id)
try:
    client.functions.get(function.id)
except exceptions.HTTPException as missing:
    seen["missing"] = [missing.code, str(missing)]
print(json.dumps(seen))
