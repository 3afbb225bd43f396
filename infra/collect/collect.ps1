# Collects the licences and the activity of every customer that has granted a partner access (GDAP), and uploads them as
# drops. README.md beside this file says what it needs. It stops for no customer: at the end it names those that failed.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

foreach ($name in 'UPTAKE_PARTNER', 'UPTAKE_DROPS_BUCKET', 'TENANT_ID', 'CLIENT_ID', 'CLIENT_SECRET') {
  if (-not [Environment]::GetEnvironmentVariable($name)) { throw "$name is not set; README.md says what it is." }
}
$graph = $env:GRAPH_URL ? $env:GRAPH_URL : 'https://graph.microsoft.com'
$login = $env:LOGIN_URL ? $env:LOGIN_URL : 'https://login.microsoftonline.com'
$reports = ($env:REPORTS ? $env:REPORTS : 'getOffice365ActiveUserDetail') -split ' '

$today = (Get-Date).ToUniversalTime().ToString('yyyy-MM-dd')
$work = (New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid()))).FullName
# Throttled requests are repeated when Graph says so.
$retries = @{ MaximumRetryCount = 5; RetryIntervalSec = 10 }

function Get-Token($tenant) {
  $body = @{
    grant_type = 'client_credentials'; client_id = $env:CLIENT_ID; client_secret = $env:CLIENT_SECRET
    scope = "$graph/.default"
  }
  (Invoke-RestMethod @retries -Method Post -Uri "$login/$tenant/oauth2/v2.0/token" -Body $body).access_token
}

# The tenants of all customers with an active relationship.
function Get-Customers($token) {
  $next = "$graph/v1.0/tenantRelationships/delegatedAdminRelationships?`$filter=status eq 'active'"
  while ($next) {
    $page = Invoke-RestMethod @retries -Uri $next -Headers @{ Authorization = "Bearer $token" }
    $page.value.customer.tenantId
    $next = $page.'@odata.nextLink'
  }
}

# The answer to an address of Graph, byte by byte, as a drop of a dataset and customer.
function Send-Answer($address, $token, $file, $dataset, $customer) {
  $path = Join-Path $work $file
  Invoke-WebRequest @retries -Uri $address -Headers @{ Authorization = "Bearer $token" } -OutFile $path
  $key = "$env:UPTAKE_PARTNER/$dataset/$today/customer=$customer/$file"
  aws s3 cp --only-show-errors $path "s3://$env:UPTAKE_DROPS_BUCKET/$key"
  "uploaded $key"
}

try {
  $customers = @(Get-Customers (Get-Token $env:TENANT_ID) | Sort-Object -Unique)
  $failed = [Collections.Generic.HashSet[string]]::new()
  foreach ($customer in $customers) {
    try { $token = Get-Token $customer } catch { Write-Warning $_; [void]$failed.Add($customer); continue }
    try { Send-Answer "$graph/v1.0/subscribedSkus" $token 'subscribedSkus.json' 'entitlements' $customer }
    catch { Write-Warning $_; [void]$failed.Add($customer) }
    foreach ($report in $reports) {
      try { Send-Answer "$graph/v1.0/reports/$report(period='D7')" $token "$report.csv" 'activity' $customer }
      catch { Write-Warning $_; [void]$failed.Add($customer) }
    }
  }
  "$($customers.Count) customers, $($failed.Count) not collected in full"
  foreach ($customer in $failed) { Write-Warning "not collected in full: $customer" }
}
finally { Remove-Item -Recurse -Force $work }
exit [int]($failed.Count -gt 0)
