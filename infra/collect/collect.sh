#!/usr/bin/env bash
# Collects the licences and the activity of every customer that has granted a partner access (GDAP), and uploads them as
# drops. README.md beside this file says what it needs. It stops for no customer: at the end it names those that failed.
set -euo pipefail

: "${UPTAKE_PARTNER:?is the id of the partner in partners.json}"
: "${UPTAKE_DROPS_BUCKET:?is the bucket to upload to}"
: "${TENANT_ID:?is the tenant of the partner}"
: "${CLIENT_ID:?is the application that signs in}"
: "${CLIENT_SECRET:?is the secret of the application}"
export TENANT_ID CLIENT_ID CLIENT_SECRET
graph=${GRAPH_URL:-https://graph.microsoft.com}
login=${LOGIN_URL:-https://login.microsoftonline.com}
reports=${REPORTS:-getOffice365ActiveUserDetail}

today=$(date -u +%F)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Throttled requests are repeated when Graph says so. Neither secrets nor tokens are arguments, which others could list.
request() {
  curl --silent --show-error --fail --location --retry 5 "$@"
}

# Sets `token` for a tenant.
sign_in() {
  jq --null-input --raw-output --arg scope "$graph/.default" \
    '"grant_type=client_credentials&client_id=\(env.CLIENT_ID | @uri)&client_secret=\(env.CLIENT_SECRET | @uri)&scope=\($scope | @uri)"' |
    request --data @- --output "$work/token.json" "$login/$1/oauth2/v2.0/token" &&
    token=$(jq --raw-output .access_token "$work/token.json")
}

# The answer to a path or an address of Graph, into a file.
get() {
  printf 'Authorization: Bearer %s' "$token" | request --header @- --output "$2" "$1"
}

# The tenants of all customers with an active relationship, one in a line.
customers() {
  local next="$graph/v1.0/tenantRelationships/delegatedAdminRelationships?\$filter=status%20eq%20'active'"
  while [ -n "$next" ]; do
    get "$next" "$work/page.json" || return
    jq --raw-output '.value[].customer.tenantId' "$work/page.json"
    next=$(jq --raw-output '."@odata.nextLink" // empty' "$work/page.json")
  done
}

# A file, as a drop of a dataset and customer.
upload() {
  local key="$UPTAKE_PARTNER/$2/$today/customer=$3/$(basename "$1")"
  aws s3 cp --only-show-errors "$1" "s3://$UPTAKE_DROPS_BUCKET/$key" && echo "uploaded $key"
}

collect() {
  local report is_complete=yes
  sign_in "$1" || return
  { get "$graph/v1.0/subscribedSkus" "$work/subscribedSkus.json" &&
    upload "$work/subscribedSkus.json" entitlements "$1"; } || is_complete=no
  for report in $reports; do
    { get "$graph/v1.0/reports/$report(period='D7')" "$work/$report.csv" &&
      upload "$work/$report.csv" activity "$1"; } || is_complete=no
  done
  [ "$is_complete" = yes ]
}

sign_in "$TENANT_ID"
customers > "$work/all"
sort -u "$work/all" > "$work/customers"
failed=()
while read -r customer <&3; do
  collect "$customer" || failed+=("$customer")
done 3< "$work/customers"

echo "$(grep -c . "$work/customers" || true) customers, ${#failed[@]} not collected in full"
for customer in "${failed[@]}"; do echo "not collected in full: $customer" >&2; done
[ "${#failed[@]}" -eq 0 ]
