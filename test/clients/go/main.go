// Calls with bce-sdk-go what it is told on standard input, a line of JSON a call, and answers a line of JSON each.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"reflect"
	"strings"

	"github.com/baidubce/bce-sdk-go/auth"
	"github.com/baidubce/bce-sdk-go/bce"
	"github.com/baidubce/bce-sdk-go/http"
	"github.com/baidubce/bce-sdk-go/services/bcc"
	"github.com/baidubce/bce-sdk-go/services/eip"
	"github.com/baidubce/bce-sdk-go/services/endpoint"
	"github.com/baidubce/bce-sdk-go/services/eni"
	"github.com/baidubce/bce-sdk-go/services/esg"
	"github.com/baidubce/bce-sdk-go/services/etGateway"
	"github.com/baidubce/bce-sdk-go/services/havip"
	"github.com/baidubce/bce-sdk-go/services/vpc"
	"github.com/baidubce/bce-sdk-go/services/vpn"
)

type connection struct {
	Endpoint, AccessKeyId, SecretAccessKey string
	SecurityToken                          *string
}

type signRequest struct {
	Method, Path                 string
	Query, Headers               map[string]string
	AccessKeyId, SecretAccessKey string
	Time                         int64
	Expires                      int
}

type request struct {
	Connect   *connection
	Methods   bool
	Sign      *signRequest
	Call      string
	Arguments []string
	Values    map[string]json.RawMessage
}

type reply struct {
	Ok      bool              `json:"ok"`
	Result  any               `json:"result,omitempty"`
	Printed map[string]string `json:"printed,omitempty"`
}

// One client of each service, by the name of its package.
var clients map[string]reflect.Value

func keep[C any](name string, client C, err error, base func(C) *bce.BceClient, to *connection) {
	if err != nil {
		panic(err)
	}
	if to.SecurityToken != nil {
		session, failure := auth.NewSessionBceCredentials(to.AccessKeyId, to.SecretAccessKey, *to.SecurityToken)
		if failure != nil {
			panic(failure)
		}
		base(client).Config.Credentials = session
	}
	clients[name] = reflect.ValueOf(client)
}

func connect(to *connection) {
	clients = map[string]reflect.Value{}
	ak, sk, at := to.AccessKeyId, to.SecretAccessKey, to.Endpoint
	vpcClient, err := vpc.NewClient(ak, sk, at)
	keep("vpc", vpcClient, err, func(c *vpc.Client) *bce.BceClient { return c.BceClient }, to)
	eniClient, err := eni.NewClient(ak, sk, at)
	keep("eni", eniClient, err, func(c *eni.Client) *bce.BceClient { return c.BceClient }, to)
	eipClient, err := eip.NewClient(ak, sk, at)
	keep("eip", eipClient, err, func(c *eip.Client) *bce.BceClient { return c.BceClient }, to)
	vpnClient, err := vpn.NewClient(ak, sk, at)
	keep("vpn", vpnClient, err, func(c *vpn.Client) *bce.BceClient { return c.BceClient }, to)
	havipClient, err := havip.NewClient(ak, sk, at)
	keep("havip", havipClient, err, func(c *havip.Client) *bce.BceClient { return c.BceClient }, to)
	esgClient, err := esg.NewClient(ak, sk, at)
	keep("esg", esgClient, err, func(c *esg.Client) *bce.BceClient { return c.BceClient }, to)
	etClient, err := etGateway.NewClient(ak, sk, at)
	keep("etGateway", etClient, err, func(c *etGateway.Client) *bce.BceClient { return c.BceClient }, to)
	endpointClient, err := endpoint.NewClient(ak, sk, at)
	keep("endpoint", endpointClient, err, func(c *endpoint.Client) *bce.BceClient { return c.BceClient }, to)
	bccClient, err := bcc.NewClient(ak, sk, at)
	keep("bcc", bccClient, err, func(c *bcc.Client) *bce.BceClient { return c.BceClient }, to)
}

// methods names what each client adds to the client of all services.
func methods() []string {
	base := reflect.TypeOf(&bce.BceClient{})
	var names []string
	for service, client := range clients {
		for i := range client.NumMethod() {
			name := client.Type().Method(i).Name
			if _, inherited := base.MethodByName(name); !inherited {
				names = append(names, service+"."+name)
			}
		}
	}
	return names
}

func perform(ask *request) (any, error) {
	service, name, _ := strings.Cut(ask.Call, ".")
	method := clients[service].MethodByName(name)
	if !method.IsValid() {
		return nil, fmt.Errorf("driver: no method %s", ask.Call)
	}
	var given []reflect.Value
	for i, one := range ask.Arguments {
		value, err := argument(method.Type().In(i), one, ask.Values)
		if err != nil {
			return nil, fmt.Errorf("driver: %w", err)
		}
		given = append(given, value)
	}
	results := method.Call(given)
	last := results[len(results)-1]
	if err, failed := last.Interface().(error); failed {
		return nil, err
	}
	if len(results) == 1 {
		return nil, nil
	}
	return results[0].Interface(), nil
}

// printed gives what Go programs write of an error.
func printed(err error) map[string]string {
	var logged strings.Builder
	log.New(&logged, "", log.LstdFlags).Printf("list failed: %v", err)
	content, _ := json.Marshal(err)
	return map[string]string{
		"message": err.Error(),
		"log":     logged.String(),
		"wrapped": fmt.Errorf("reconcile node cn-bj-1: %w", err).Error(),
		"struct":  fmt.Sprintf("%#v", err),
		"json":    string(content),
	}
}

func sign(ask *signRequest) string {
	var outgoing http.Request
	outgoing.SetMethod(ask.Method)
	outgoing.SetUri(ask.Path)
	for name, value := range ask.Query {
		outgoing.SetParam(name, value)
	}
	for name, value := range ask.Headers {
		outgoing.SetHeader(name, value)
	}
	credentials, err := auth.NewBceCredentials(ask.AccessKeyId, ask.SecretAccessKey)
	if err != nil {
		panic(err)
	}
	options := auth.SignOptions{HeadersToSign: auth.DEFAULT_HEADERS_TO_SIGN, Timestamp: ask.Time, ExpireSeconds: ask.Expires}
	new(auth.BceV1Signer).Sign(&outgoing, credentials, &options)
	return outgoing.Header("Authorization")
}

func answer(ask *request) reply {
	switch {
	case ask.Connect != nil:
		connect(ask.Connect)
		return reply{Ok: true}
	case ask.Methods:
		return reply{Ok: true, Result: methods()}
	case ask.Sign != nil:
		return reply{Ok: true, Result: sign(ask.Sign)}
	}
	result, err := perform(ask)
	if err != nil {
		return reply{Printed: printed(err)}
	}
	return reply{Ok: true, Result: result}
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 16<<20)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var ask request
		if err := json.Unmarshal(lines.Bytes(), &ask); err != nil {
			panic(err)
		}
		if err := out.Encode(answer(&ask)); err != nil {
			panic(err)
		}
	}
}
