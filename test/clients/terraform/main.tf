terraform {
  required_providers {
    baiducloud = {
      source = "baidubce/baiducloud"
    }
  }
}
variable "endpoint" {}
provider "baiducloud" {
  region = "bj"
  endpoints {
    bcc = var.endpoint
    vpc = var.endpoint
    vpn = var.endpoint
    eni = var.endpoint
    et_gateway = var.endpoint
    esg = var.endpoint
    eip = var.endpoint
  }
}
resource "baiducloud_vpc" "main" {
  name        = "tf_main"
  cidr        = "192.168.0.0/16"
  description = "main"
}
resource "baiducloud_vpc" "peer" {
  name = "tf_peer"
  cidr = "10.8.0.0/16"
}
resource "baiducloud_subnet" "front" {
  name      = "tf_front"
  zone_name = "cn-bj-d"
  cidr      = "192.168.1.0/24"
  vpc_id    = baiducloud_vpc.main.id
}
resource "baiducloud_security_group" "web" {
  name        = "tf_web"
  description = "web"
  vpc_id      = baiducloud_vpc.main.id
}
resource "baiducloud_security_group_rule" "tls" {
  security_group_id = baiducloud_security_group.web.id
  remark            = "tls"
  protocol          = "tcp"
  port_range        = "443"
  direction         = "ingress"
  source_ip         = "172.16.0.0/16"
}
resource "baiducloud_acl" "allow" {
  subnet_id              = baiducloud_subnet.front.id
  protocol               = "tcp"
  source_ip_address      = "172.16.0.0/24"
  destination_ip_address = "192.168.1.0/24"
  source_port            = "8888"
  destination_port       = "9999"
  position               = 20
  direction              = "ingress"
  action                 = "allow"
}
resource "baiducloud_eip" "snat" {
  name              = "tf_snat"
  bandwidth_in_mbps = 1
  payment_timing    = "Postpaid"
  billing_method    = "ByBandwidth"
}
resource "baiducloud_eip" "dnat" {
  name              = "tf_dnat"
  bandwidth_in_mbps = 1
  payment_timing    = "Postpaid"
  billing_method    = "ByBandwidth"
}
resource "baiducloud_eip" "vpn" {
  name              = "tf_vpn"
  bandwidth_in_mbps = 1
  payment_timing    = "Postpaid"
  billing_method    = "ByTraffic"
}
resource "baiducloud_nat_gateway" "out" {
  name      = "tf_out"
  vpc_id    = baiducloud_vpc.main.id
  spec      = "small"
  snat_eips = [baiducloud_eip.snat.eip]
  dnat_eips = [baiducloud_eip.dnat.eip]
  billing = {
    payment_timing = "Postpaid"
  }
  depends_on = [baiducloud_subnet.front]
}
resource "baiducloud_nat_snat_rule" "lan" {
  nat_id             = baiducloud_nat_gateway.out.id
  rule_name          = "tf_lan"
  public_ips_address = [baiducloud_eip.snat.eip]
  source_cidr        = "192.168.1.0/24"
}
resource "baiducloud_route_rule" "out" {
  route_table_id      = baiducloud_vpc.main.route_table_id
  source_address      = "192.168.1.0/24"
  destination_address = "172.20.0.0/16"
  next_hop_id         = baiducloud_nat_gateway.out.id
  next_hop_type       = "nat"
  description         = "out"
}
resource "baiducloud_peer_conn" "pair" {
  bandwidth_in_mbps = 10
  local_vpc_id      = baiducloud_vpc.main.id
  peer_vpc_id       = baiducloud_vpc.peer.id
  peer_region       = "bj"
  billing = {
    payment_timing = "Postpaid"
  }
}
resource "baiducloud_eni" "port" {
  name               = "tf-port"
  subnet_id          = baiducloud_subnet.front.id
  description        = "port"
  security_group_ids = [baiducloud_security_group.web.id]
  private_ip {
    primary            = true
    private_ip_address = "192.168.1.10"
  }
}
resource "baiducloud_et_gateway" "line" {
  name   = "tf_line"
  vpc_id = baiducloud_vpc.main.id
  speed  = 200
}
resource "baiducloud_vpn_gateway" "office" {
  vpn_name       = "tf_office"
  vpc_id         = baiducloud_vpc.main.id
  description    = "office"
  eip            = baiducloud_eip.vpn.eip
  payment_timing = "Postpaid"
  depends_on     = [baiducloud_subnet.front]
}
resource "baiducloud_vpn_conn" "office" {
  vpn_id         = baiducloud_vpn_gateway.office.id
  secret_key     = "ddd22@www"
  local_subnets  = ["192.168.1.0/24"]
  remote_ip      = "11.11.11.133"
  remote_subnets = ["172.30.0.0/24"]
  description    = "tunnel"
  vpn_conn_name  = "vpn-conn"
  ike_config {
    ike_version   = "v1"
    ike_mode      = "main"
    ike_enc_alg   = "aes"
    ike_auth_alg  = "sha1"
    ike_pfs       = "group2"
    ike_life_time = 300
  }
  ipsec_config {
    ipsec_enc_alg   = "aes"
    ipsec_auth_alg  = "sha1"
    ipsec_pfs       = "group2"
    ipsec_life_time = 200
  }
}
