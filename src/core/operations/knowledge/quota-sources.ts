/** A page that states a quota. */
export interface QuotaSource {
  readonly title: string;
  readonly url: string;
  readonly date: string | null;
  /** Set where the page is not one of the current documentation. */
  readonly kind?: "older" | "second-hand";
}

const page = (title: string, url: string, date: string | null, kind?: QuotaSource["kind"]): QuotaSource => ({
  title,
  url,
  date,
  ...(kind === undefined ? {} : { kind }),
});

/** The pages in which quotas are published. */
export const quotaSources = {
  restrictions: page("VPC: usage restrictions", "https://intl.cloud.baidu.com/en/doc/VPC/s/9jwvytur6-intl-en", "2025-10-16"),
  quotaCentre: page("VPC: quotas (collage of the documentation)", "https://cloud.baidu.com/theme/Q/2953911-38", null),
  probes: page("VPC: network probes (collage of the documentation)", "https://cloud.baidu.com/theme/P/2910515-6", null),
  natGateways: page("NAT gateway: quotas (collage of the documentation)", "https://cloud.baidu.com/theme/N/2856623-75", null),
  vpnGateways: page("VPC: quotas (older English page)", "https://intl.cloud.baidu.com/doc/VPC/s/9jwvytzz8-en", null, "older"),
  groupsOfInstance: page("VPC: security groups (older English page)", "https://cloud.baidu.com/doc/VPC/s/Vjwvyu1sh-en", null, "older"),
  authorizeEnterpriseRules: page(
    "VPC: authorize enterprise security group rules",
    "https://cloud.baidu.com/doc/VPC/s/Kl5jd2uh0",
    "2026-01-22",
  ),
  enterpriseGroups: page("VPC: enterprise security groups", "https://cloud.baidu.com/doc/VPC/s/1mkc1a7a9", "2026-09-24"),
  groupsOfSnic: page("VPC: update the enterprise security groups of a SNIC", "https://cloud.baidu.com/doc/VPC/s/tljqwgch8", "2026-01-22"),
  groupsOfInterface: page(
    "VPC: elastic network interface updates ordinary security groups",
    "https://cloud.baidu.com/doc/VPC/s/Nkknft2l0",
    "2026-01-22",
  ),
  createNat: page("VPC: create a NAT gateway", "https://cloud.baidu.com/doc/VPC/s/Xjwvyul3d", "2025-04-30"),
  natSizes: page("VPC: NAT gateways (older English page)", "https://intl.cloud.baidu.com/doc/VPC/s/Cjwvyu10x-en", null, "older"),
  resizeNat: page("VPC: resize a NAT gateway (enhanced)", "https://cloud.baidu.com/doc/VPC/s/wlqg2w659", "2026-01-22"),
  eips: page("EIP: usage restrictions (older English page)", "https://cloud.baidu.com/doc/EIP/s/Pjwvz2pno-en", null, "older"),
  listeners: page("BLB: error codes, as restated by a third party", "https://cloud.baidu.com/doc/BLB/s/Djwvxnzw6", null, "second-hand"),
  ipv6RateLimit: page("VPC: create an IPv6 rate limit rule", "https://cloud.baidu.com/doc/VPC/s/Akkqimp6y", "2023-09-11"),
  createProbe: page("VPC: create a network probe", "https://cloud.baidu.com/doc/VPC/s/Xl6a5e196", "2024-12-27"),
  csn: page(
    "CSN: quotas, as restated by a third party",
    "https://ecweb.ecer.com/topic/en/detail-160153-baidu_smart_cloud_csn_quotas_and_best_practices_explained.html",
    null,
    "second-hand",
  ),
} as const satisfies Record<string, QuotaSource>;
