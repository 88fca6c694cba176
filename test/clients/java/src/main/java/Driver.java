import com.baidubce.BceClientConfiguration;
import com.baidubce.BceServiceException;
import com.baidubce.auth.BceV1Signer;
import com.baidubce.auth.DefaultBceCredentials;
import com.baidubce.auth.DefaultBceSessionCredentials;
import com.baidubce.auth.SignOptions;
import com.baidubce.http.HttpMethodName;
import com.baidubce.internal.InternalRequest;
import com.baidubce.model.AbstractBceRequest;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls with bce-java-sdk what it is told on standard input, a line of JSON a call, and answers a line of JSON each. */
public final class Driver {
    /** One client of each service, by the name of its package. */
    private static final Map<String, String> CLASSES = new LinkedHashMap<>();

    static {
        for (String name : List.of("vpc.VpcClient", "subnet.SubnetClient", "nat.NatClient", "acl.AclClient",
                "route.RouteClient", "peerconn.PeerConnClient", "eni.EniClient", "vpn.VpnClient", "havip.HaVipClient",
                "esg.EsgClient", "endpoint.EndpointClient", "etgateway.EtGatewayClient", "ipv6Gateway.Ipv6GatewayClient",
                "probe.ProbeClient", "eip.EipClient", "bcc.BccClient")) {
            CLASSES.put(name.split("\\.")[0], "com.baidubce.services." + name);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper()
            .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .configure(SerializationFeature.FAIL_ON_EMPTY_BEANS, false);

    private static final Map<String, Object> CLIENTS = new LinkedHashMap<>();

    private static void connect(JsonNode to) throws ReflectiveOperationException {
        String id = to.get("accessKeyId").asText();
        String secret = to.get("secretAccessKey").asText();
        JsonNode token = to.get("securityToken");
        for (Map.Entry<String, String> one : CLASSES.entrySet()) {
            BceClientConfiguration configuration = new BceClientConfiguration()
                    .withCredentials(token.isNull() ? new DefaultBceCredentials(id, secret)
                            : new DefaultBceSessionCredentials(id, secret, token.asText()))
                    .withEndpoint(to.get("endpoint").asText());
            Class<?> kind = Class.forName(one.getValue());
            for (var constructor : kind.getConstructors()) {
                if (constructor.getParameterCount() == 1) {
                    CLIENTS.put(one.getKey(), constructor.newInstance(constructor.getParameterTypes()[0] == BceClientConfiguration.class
                            ? configuration : specific(constructor.getParameterTypes()[0], configuration)));
                }
            }
        }
    }

    /** A configuration of a class of the service's own, with the credentials and the endpoint of another. */
    private static Object specific(Class<?> kind, BceClientConfiguration from) throws ReflectiveOperationException {
        BceClientConfiguration own = (BceClientConfiguration) kind.getConstructor().newInstance();
        return own.withCredentials(from.getCredentials()).withEndpoint(from.getEndpoint());
    }

    private static List<String> methods() throws ReflectiveOperationException {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, String> one : CLASSES.entrySet()) {
            for (Method method : Class.forName(one.getValue()).getDeclaredMethods()) {
                String name = one.getKey() + "." + method.getName();
                if (Modifier.isPublic(method.getModifiers()) && !names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static JsonNode find(JsonNode values, String name) {
        for (Iterator<String> names = values.fieldNames(); names.hasNext();) {
            String one = names.next();
            if (one.equalsIgnoreCase(name)) {
                return values.get(one);
            }
        }
        return null;
    }

    /** An object of all parameters that its class has a field for. */
    private static Object filled(Class<?> kind, JsonNode values) throws ReflectiveOperationException {
        Object made = kind.getConstructor().newInstance();
        for (Class<?> level = kind; level != AbstractBceRequest.class && level != Object.class; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                JsonNode value = find(values, field.getName());
                if (value != null && !Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    field.set(made, JSON.convertValue(value, JSON.getTypeFactory().constructType(field.getGenericType())));
                }
            }
        }
        return made;
    }

    private static boolean takes(Method method, JsonNode arguments) {
        if (method.getParameterCount() != arguments.size()) {
            return false;
        }
        for (int i = 0; i < arguments.size(); i += 1) {
            boolean isWhole = arguments.get(i).asText().equals("*");
            Class<?> kind = method.getParameterTypes()[i];
            if (isWhole != AbstractBceRequest.class.isAssignableFrom(kind)) {
                return false;
            }
        }
        return true;
    }

    private static Object perform(JsonNode ask) throws Throwable {
        String[] names = ask.get("call").asText().split("\\.");
        JsonNode words = ask.get("arguments");
        JsonNode values = ask.get("values");
        Object client = CLIENTS.get(names[0]);
        for (Method method : client.getClass().getDeclaredMethods()) {
            if (!method.getName().equals(names[1]) || !Modifier.isPublic(method.getModifiers()) || !takes(method, words)) {
                continue;
            }
            Object[] given = new Object[words.size()];
            for (int i = 0; i < given.length; i += 1) {
                String word = words.get(i).asText();
                JsonNode value = find(values, word);
                given[i] = word.equals("*") ? filled(method.getParameterTypes()[i], values)
                        : value == null ? null : JSON.convertValue(value, method.getParameterTypes()[i]);
            }
            try {
                return method.invoke(client, given);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }
        throw new IllegalArgumentException("driver: no method " + ask.get("call").asText());
    }

    /** What Java programs write of an error. */
    private static Map<String, String> printed(Throwable error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace, true));
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("message", String.valueOf(error.getMessage()));
        texts.put("string", error.toString());
        texts.put("trace", trace.toString());
        texts.put("log", "2026-11-28 08:00:00.000 ERROR [main] c.e.Reconciler - list failed\n" + trace);
        texts.put("wrapped", new IllegalStateException("reconcile node cn-bj-1", error).toString() + "\nCaused by: " + trace);
        if (error instanceof BceServiceException failure) {
            texts.put("fields", failure.getErrorCode() + " " + failure.getRequestId() + " " + failure.getStatusCode() + " "
                    + failure.getErrorMessage());
        }
        return texts;
    }

    private static String sign(JsonNode ask) throws Exception {
        String path = ask.get("path").asText();
        URI uri = new URI("http", ask.get("headers").get("host").asText(), path, null);
        InternalRequest request = new InternalRequest(HttpMethodName.valueOf(ask.get("method").asText()), uri);
        // The signer takes the host from the address.
        ask.get("headers").fields().forEachRemaining(one -> {
            if (!one.getKey().equals("host")) {
                request.addHeader(one.getKey(), one.getValue().asText());
            }
        });
        ask.get("query").fields().forEachRemaining(one -> request.addParameter(one.getKey(), one.getValue().asText()));
        SignOptions options = new SignOptions();
        options.setTimestamp(new Date(ask.get("time").asLong() * 1000));
        options.setExpirationInSeconds(ask.get("expires").asInt());
        new BceV1Signer().sign(request, new DefaultBceCredentials(ask.get("accessKeyId").asText(),
                ask.get("secretAccessKey").asText()), options);
        return request.getHeaders().get("Authorization");
    }

    private static Map<String, Object> answer(JsonNode ask) throws Exception {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("ok", true);
        if (ask.has("connect")) {
            connect(ask.get("connect"));
        } else if (ask.has("methods")) {
            reply.put("result", methods());
        } else if (ask.has("sign")) {
            reply.put("result", sign(ask.get("sign")));
        } else {
            try {
                reply.put("result", JSON.valueToTree(perform(ask)));
            } catch (Throwable error) {
                reply.put("ok", false);
                reply.put("printed", printed(error));
            }
        }
        return reply;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            out.println(JSON.writeValueAsString(answer(JSON.readTree(line))));
        }
        System.exit(0);
    }
}
