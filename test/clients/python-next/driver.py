"""Calls with baiducloud-python-sdk what it is told on standard input, a line of JSON a call, and answers a line of JSON each."""

import importlib
import inspect
import io
import json
import logging
import re
import sys
import traceback

from baiducloud_python_sdk_core import utils
from baiducloud_python_sdk_core.auth import bce_v1_signer
from baiducloud_python_sdk_core.auth.bce_credentials import BceCredentials
from baiducloud_python_sdk_core.bce_client_configuration import BceClientConfiguration
from baiducloud_python_sdk_vpc.api.vpc_client import VpcClient

MODELS = "baiducloud_python_sdk_vpc.models."
client = None


def connect(to):
    global client
    config = BceClientConfiguration(
        credentials=BceCredentials(to["accessKeyId"], to["secretAccessKey"]),
        endpoint=to["endpoint"],
        security_token=to["securityToken"],
    )
    client = VpcClient(config)


def methods():
    return [name for name, value in vars(VpcClient).items() if inspect.isfunction(value) and not name.startswith("_")]


def fold(name):
    return name.replace("_", "").lower()


def snake(name):
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


def model(name):
    return getattr(importlib.import_module(MODELS + snake(name)), name)


def typed(kind, value):
    """A value as the type that the SDK's own documentation of the parameter names."""
    listed = re.fullmatch(r"List\[(\w+)\]", kind)
    if listed and isinstance(value, list):
        return [typed(listed.group(1), one) for one in value]
    if isinstance(value, dict) and kind not in ("dict", "object"):
        return model(kind)().from_dict(value)
    return value


def request_for(name, values):
    module = importlib.import_module(MODELS + name + "_request")
    kind = next(value for key, value in vars(module).items() if key.lower() == fold(name) + "request")
    kinds = dict(re.findall(r":type (\w+): (\S+)", kind.__init__.__doc__ or ""))
    given = {fold(key): value for key, value in values.items()}
    arguments = {}
    for parameter in inspect.signature(kind.__init__).parameters:
        value = given.get(fold(parameter))
        if parameter != "self" and value is not None:
            arguments[parameter] = typed(kinds.get(parameter, "str"), value)
    return kind(**arguments)


def plain(value, depth=0):
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, (str, int, float, bool)) or value is None or depth > 12:
        return value
    if isinstance(value, dict):
        return {str(key): plain(member, depth + 1) for key, member in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [plain(member, depth + 1) for member in value]
    return plain(vars(value), depth + 1) if hasattr(value, "__dict__") else str(value)


def printed(error):
    """What Python programs write of an error."""
    logged = io.StringIO()
    handler = logging.StreamHandler(logged)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("reconcile")
    logger.propagate = False
    logger.addHandler(handler)
    logger.error("list failed", exc_info=error)
    logger.removeHandler(handler)
    texts = {
        "traceback": "".join(traceback.format_exception(error)),
        "message": str(error),
        "log": logged.getvalue(),
    }
    if getattr(error, "code", None) is not None:
        texts["attributes"] = "%s %s %s" % (error.code, error.request_id, error.status_code)
    return texts


def sign(ask):
    credentials = BceCredentials(ask["accessKeyId"].encode(), ask["secretAccessKey"].encode())
    encoded = {key.encode(): value.encode() for key, value in ask["headers"].items()}
    query = {key.encode(): value.encode() for key, value in ask["query"].items()}
    path = utils.normalize_string(ask["path"], False)
    signed = bce_v1_signer.sign(
        credentials, ask["method"].encode(), path, encoded, query, ask["time"], ask["expires"], None
    )
    return signed.decode()


def answer(ask):
    if "connect" in ask:
        connect(ask["connect"])
        return {"ok": True}
    if "methods" in ask:
        return {"ok": True, "result": methods()}
    if "sign" in ask:
        return {"ok": True, "result": sign(ask["sign"])}
    try:
        result = getattr(client, ask["call"])(request_for(ask["call"], ask["values"]))
        return {"ok": True, "result": plain(result)}
    except Exception as error:  # every way to fail is what is asked for
        return {"ok": False, "printed": printed(error)}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line)), separators=(",", ":")), flush=True)
