"""Calls with bce-python-sdk what it is told on standard input, a line of JSON a call, and answers a line of JSON each."""

import importlib
import inspect
import io
import json
import logging
import pkgutil
import sys
import traceback

from baidubce import utils
from baidubce.auth import bce_v1_signer
from baidubce.auth.bce_credentials import BceCredentials
from baidubce.bce_client_configuration import BceClientConfiguration

# One client of each service: its module and class.
SERVICES = {
    "vpc": ("vpc.vpc_client", "VpcClient"),
    "acl": ("vpc.acl_client", "AclClient"),
    "nat": ("vpc.nat_client", "NatClient"),
    "peerconn": ("vpc.peerconn_client", "PeerConnClient"),
    "template": ("vpc.template_client", "TemplateClient"),
    "subnet": ("subnet.subnet_client", "SubnetClient"),
    "route": ("route.route_client", "RouteClient"),
    "eni": ("eni.eni_client", "EniClient"),
    "vpn": ("vpn.vpn_client", "VpnClient"),
    "havip": ("havip.havip_client", "HaVipClient"),
    "esg": ("esg.esg_client", "EsgClient"),
    "endpoint": ("endpoint.endpoint_client", "EndpointClient"),
    "etGateway": ("etGateway.et_gateway_client", "EtGatewayClient"),
    "ipv6gateway": ("ipv6gateway.ipv6gateway_client", "IPv6GatewayClient"),
    "probe": ("probe.probe_client", "ProbeClient"),
    "eip": ("eip.eip_client", "EipClient"),
    "bcc": ("bcc.bcc_client", "BccClient"),
}
clients = {}


def fold(name):
    return name.replace("_", "").lower()


def client_class(service):
    module, name = SERVICES[service]
    members = vars(importlib.import_module("baidubce.services." + module))
    return next(value for key, value in members.items() if key.lower() == name.lower())


def connect(to):
    token = to["securityToken"]
    config = BceClientConfiguration(
        credentials=BceCredentials(to["accessKeyId"], to["secretAccessKey"]),
        endpoint=to["endpoint"],
        security_token=token,
    )
    for service in SERVICES:
        clients[service] = client_class(service)(config)


def methods():
    return [
        service + "." + name
        for service in SERVICES
        for name, value in vars(client_class(service)).items()
        if inspect.isfunction(value) and not name.startswith("_")
    ]


def flat(members):
    """Members of an object and of the objects in it: a model takes them side by side."""
    for name, value in members.items():
        if isinstance(value, dict):
            yield from flat(value)
        else:
            yield name, value


def models(service):
    package = SERVICES[service][0].rsplit(".", 1)[0]
    folder = importlib.import_module("baidubce.services." + package)
    found = {}
    for info in pkgutil.iter_modules(folder.__path__):
        if info.name.endswith("model"):
            found.update(vars(importlib.import_module(folder.__name__ + "." + info.name)))
    return found


def modelled(service, kind, members):
    """An object of the SDK's own class for such members, where it has one; else the members."""
    model = models(service).get(kind)
    if model is None:
        return members
    arguments = {}
    for name in inspect.signature(model.__init__).parameters:
        # Some classes cut names short: public_ip stands for publicIpAddress.
        for key, value in flat(members):
            if fold(key).startswith(fold(name)):
                arguments.setdefault(name, value)
    return model(**arguments)


def argument(service, name, kind, value):
    if kind is None:
        return value
    if isinstance(value, list):
        return [modelled(service, kind, one) for one in value]
    return modelled(service, kind, value)


def undecorated(function):
    """The function behind the SDK's check of types, which does not say what it wraps."""
    inner = [cell.cell_contents for cell in function.__closure__ or () if inspect.isfunction(cell.cell_contents)]
    return undecorated(inner[0]) if inner else function


def perform(ask):
    service, _, name = ask["call"].partition(".")
    method = getattr(clients[service], name)
    given = {fold(key): value for key, value in ask["values"].items()}
    kinds, arguments = {}, {}
    for word in ask["arguments"]:
        # `parameter=wireName` renames, `parameter==text` gives a text, `parameter:Model` names the class of the SDK to use.
        if "==" in word:
            parameter, _, text = word.partition("==")
            given[fold(parameter)] = text
        elif "=" in word:
            parameter, _, source = word.partition("=")
            given[fold(parameter)] = given.get(fold(source))
        else:
            parameter, _, kind = word.partition(":")
            kinds[parameter] = kind
    for parameter in inspect.signature(undecorated(method.__func__)).parameters:
        value = given.get(fold(parameter))
        if parameter not in ("self", "config") and value is not None:
            arguments[parameter] = argument(service, parameter, kinds.get(parameter), value)
    return method(**arguments)


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
        texts["documented"] = "status code: %s\ncode: %s\nerror message: %s\nrequest id: %s\n" % (
            error.status_code,
            error.code,
            error.last_error,
            error.request_id,
        )
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
        return {"ok": True, "result": plain(perform(ask))}
    except Exception as error:  # every way to fail is what is asked for
        return {"ok": False, "printed": printed(error)}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line)), separators=(",", ":")), flush=True)
