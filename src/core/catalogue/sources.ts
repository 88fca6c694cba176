import type { Source } from "./entry.js";

const page = (title: string, url: string, date: string | null = null): Source => ({ title, url, date });
const repository = (name: string, date: string | null = null): Source => ({
  title: name,
  url: `https://github.com/${name.split(" ")[0]}`,
  date,
});

/** The document whose six error tables are in the catalogue. */
export const errorTables = page("VPC: Common Headers and Error Responses", "https://cloud.baidu.com/doc/VPC/s/sjwvyuhe7", "2025-10-16");
export const vpcGeneral = page("VPC: general description of the API", "https://cloud.baidu.com/doc/VPC/s/gjwvyu77i");
export const vpcQuotas = page("VPC: quotas", "https://cloud.baidu.com/doc/VPC/s/9jwvytur6-en");
export const vpcPolicies = page("VPC: permission policies", "https://cloud.baidu.com/doc/VPC/s/2jwvytwrr");
export const authentication = page("Reference: generating the authentication string", "https://cloud.baidu.com/doc/Reference/s/njwvz1yfu");
export const signatureTroubleshooting = page("Reference: common signature errors", "https://cloud.baidu.com/doc/Reference/s/njwvz1wck");
export const commonErrors = page("Reference: common error codes", "https://cloud.baidu.com/doc/Reference/s/Bjz3uz3qj-en");
export const dataBuilderClock = page("DataBuilder: authentication", "https://cloud.baidu.com/doc/DataBuilder/s/Mmdya6ldu");
export const containerRegistryErrors = page("CCR: error codes", "https://cloud.baidu.com/doc/CCR/s/9l5uxlrki");
export const apiGatewayErrors = page("API Gateway: error codes", "https://intl.cloud.baidu.com/doc/APIGW/s/Ljx2m1qc4-en");
export const stsErrors = page("STS: error codes (collage of the documentation)", "https://cloud.baidu.com/theme/E/2507695-10");
export const securityGroupErrors = page("BCC: security group errors", "https://cloud.baidu.com/doc/BCC/s/Ojwvyoecx");
export const blbErrors = page("BLB: error codes", "https://cloud.baidu.com/doc/BLB/s/Djwvxnzw6");
export const eniGuide = page("ENI: limits (collage of the documentation)", "https://cloud.baidu.com/theme/Y/1290044-14");
export const blbGuide = page("BLB: asynchronous changes (collage of the documentation)", "https://cloud.baidu.com/theme/P/706602-12");

export const operationMetadata = repository("baidubce/bce-openapi-meta", "2026-08-18");
export const goSdk = repository("baidubce/bce-sdk-go", "2026-08-04");
export const goSdkVpcGuide = page("bce-sdk-go: doc/VPC.md", "https://github.com/baidubce/bce-sdk-go/blob/master/doc/VPC.md", "2026-08-04");
export const jsSdk = repository("baidubce/bce-sdk-js");
export const rubySdk = repository("baidubce/bce-sdk-ruby");
export const cniDriver = repository("baidubce/baiducloud-cce-cni-driver");
export const terraformProvider = repository("baidubce/terraform-provider-baiducloud");
export const aiopsSkills = repository("baidubce/baiducloud-aiops-skills", "2026-08-01");
export const qianfanSdk = repository("baidubce/bce-qianfan-sdk");
export const bceCli = repository("baidubce/bce-cli", "2026-06-26");
export const bceCmd = repository("baidubce/bce-cmd");
export const goSdkMissingHeader = page("bce-sdk-go issue 104", "https://github.com/baidubce/bce-sdk-go/issues/104");
export const goSdkExpiredRetry = page("bce-sdk-go issue 106", "https://github.com/baidubce/bce-sdk-go/issues/106");
export const javaSdkAuthError = page("bce-sdk-java issue 2", "https://github.com/baidubce/bce-sdk-java/issues/2");
export const kubevelaReport = page("kubevela issue 3270", "https://github.com/kubevela/kubevela/issues/3270");
export const kubernetesSubnetReport = page(
  "cloud-provider-baiducloud issue 13",
  "https://github.com/kubernetes-retired/cloud-provider-baiducloud/issues/13",
  "2018-09-30",
);
export const gatewayListZone: Source = {
  title: "Answers of bcc.bj.baidubce.com to ListZone, quoted in public code",
  url: null,
  date: null,
};
export const gatewayComment: Source = { title: "Public Go client for the BCE API gateway, comment", url: null, date: null };
export const publicClients: Source = { title: "Mistakes found in public client code", url: null, date: null };
export const publicDotNet: Source = { title: "Public .NET program quoting the answer", url: null, date: null };
/** Restates the BLB error table second-hand. */
export const skillErrorList: Source = {
  title: "hkczc/baiducloud-aiops-skills: EIP skill, troubleshooting.md",
  url: "https://github.com/hkczc/baiducloud-aiops-skills",
  date: "2026-08-19",
};
