import {
  type Fields,
  ipv4,
  listOf,
  matching,
  name,
  network,
  oneOf,
  optional,
  read,
  readChanges,
  required,
  textUpTo,
} from "../../fields.js";
import { type ApiCall, type Handler, page, type Resource, refuse } from "../../resource.js";
import { type Collection, collection, createdTime, type Item, type State } from "../../state.js";
import { vpnOf } from "./vpn.js";

/** What hangs on an SSL gateway, which it names as `vpnId`. */
interface Member extends Item {
  readonly vpnId: string;
}
interface Server extends Member {
  readonly sslVpnServerId: string;
  status: string;
}
interface User extends Member {
  readonly userId: string;
  readonly userName: string;
}

const servers = collection<Server>("sslVpnServers", "sslvpn-", "sslVpnServerId");
const users = collection<User>("sslVpnUsers", "vpn-ssl-user-", "userId");

const usersPerCall = 50;

const serverFields: Fields = {
  sslVpnServerName: required(name),
  interfaceType: optional(oneOf(["tap", "tun"]), "tap"),
  localSubnets: required(listOf(network, 1, 100)),
  remoteSubnet: required(network),
  clientDns: optional(ipv4, ""),
};
/** Eight to seventeen letters, digits and signs, some of each. */
const password = matching(/^(?=.*[A-Za-z])(?=.*\d)(?=.*[!@#$%^*(_])[A-Za-z\d!@#$%^*(_]{8,17}$/u);
const userFields: Fields = {
  userName: required(name),
  password: required(password),
  description: optional(textUpTo(200), ""),
  clientName: optional(textUpTo(65)),
};

const gatewayOf = ({ path }: ApiCall, state: State) => vpnOf(state, path["vpnId"], "SSL");

/** The member that the path of a call names, which has to be one of its gateway. */
function memberOf<Content extends Member>(members: Collection<Content>, call: ApiCall, state: State): Content {
  const { vpnId } = gatewayOf(call, state);
  const member = members.find(state, call.path[members.idKey]);
  return member?.vpnId === vpnId ? member : refuse("vpc/NoSuchObject");
}

const removing =
  <Content extends Member>(members: Collection<Content>): Handler =>
  (call, state) => {
    members.remove(state, String(memberOf(members, call, state)[members.idKey]));
    return undefined;
  };

/** A gateway has one server. */
function createServer(call: ApiCall, state: State): Item {
  const vpn = gatewayOf(call, state);
  if (state.count(servers.name, "vpnId", vpn.vpnId) > 0) refuse("vpc/OperationDenied");
  const server = servers.add(state, {
    vpnId: vpn.vpnId,
    ...read(call.body, serverFields),
    status: "",
    maxConnection: vpn["maxConnection"],
  });
  state.pass(server, "status", "building", "active");
  return { sslVpnServerId: server.sslVpnServerId };
}

function showServer(call: ApiCall, state: State): Item {
  const { vpnId } = gatewayOf(call, state);
  return servers.all(state).find((server) => server.vpnId === vpnId) ?? refuse("vpc/NoSuchObject");
}

/** Adds all of the users, or none. */
function createUsers(call: ApiCall, state: State): Item {
  const { vpnId } = gatewayOf(call, state);
  const given = call.body["sslVpnUsers"];
  if (!Array.isArray(given) || given.length === 0 || given.length > usersPerCall) return refuse("vpc/BadRequest");
  const asked = given.map((user: unknown) =>
    typeof user === "object" && user !== null ? read(user as Item, userFields) : refuse("vpc/BadRequest"),
  );
  const names = [
    ...users.all(state).flatMap((user) => (user.vpnId === vpnId ? user.userName : [])),
    ...asked.map(({ userName }) => userName),
  ];
  if (new Set(names).size < names.length) refuse("vpc/OperationDenied");
  const made = asked.map(({ password: _password, ...user }) => users.add(state, { vpnId, ...user, createdTime: createdTime(state) }));
  return { sslVpnUserIds: made.map(({ userId }) => userId) };
}

/** The users of a gateway. No answer shows their passwords, so they are not even kept. */
function listUsers(call: ApiCall, state: State): Item {
  const { vpnId } = gatewayOf(call, state);
  const { userName } = call.query;
  const found = users
    .all(state)
    .filter((user) => user.vpnId === vpnId && (!userName || user.userName === userName))
    .map(({ userId, userName: shownName, description, clientName }) => ({
      userId,
      userName: shownName,
      description,
      clientName: clientName ?? "",
    }));
  return page(found, call, "sslVpnUsers", "userId");
}

export const sslVpnResource: Resource = {
  collections: [servers, users],
  handlers: {
    CreateSslVpnServer: createServer,
    QuerySslVpnServer: showServer,
    UpdateSslVpnServer: (call, state) => {
      const server = memberOf(servers, call, state);
      const { interfaceType: _type, ...changes } = read(call.body, serverFields);
      Object.assign(server, changes);
      return undefined;
    },
    DeleteSslVpnServer: removing(servers),
    BatchCreateSslVpnUsers: createUsers,
    QuerySslVpnUsers: listUsers,
    UpdateSslVpnUsers: (call, state) => {
      const user = memberOf(users, call, state);
      const { password: _password, ...changes } = readChanges(call.body, userFields, ["password", "description", "clientName"]);
      Object.assign(user, changes);
      return undefined;
    },
    DeleteSslVpnUser: removing(users),
  },
};
